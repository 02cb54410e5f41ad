"""Nouns: which counted nouns, in the singular, may stand for one another in news."""

_ALIKE = (
    "soldier troop serviceman servicewoman",
    "prisoner captive pow detainee inmate",
    "body corpse remains",
    "death fatality",
    "house home",
    "company firm business",
    "student pupil",
    "ship vessel boat",
    "aircraft plane airplane aeroplane",
    "car vehicle",
    "job post",
    "school college",
    "kid child",
    "protester demonstrator",
    "worker employee",
    "flat apartment",
    "euro eur",
    "vote ballot",
)
_PERSONS = (
    "person individual human man woman child boy girl kid baby infant teenager adult pensioner civilian soldier "
    "troop serviceman servicewoman conscript reservist officer fighter militant rebel insurgent terrorist gunman "
    "prisoner captive pow detainee inmate hostage refugee migrant immigrant asylum-seeker victim casualty "
    "survivor patient doctor nurse resident villager citizen national inhabitant local neighbour worker employee "
    "labourer miner farmer fisherman driver passenger commuter tourist traveller visitor pilgrim guest student "
    "pupil teacher graduate member official lawmaker senator deputy minister delegate player athlete fan "
    "spectator supporter protester demonstrator activist voter subscriber user customer consumer shareholder "
    "investor journalist reporter policeman firefighter rescuer medic relative parent mother father family-member "
    "participant viewer applicant candidate suspect defendant dead wounded injured missing staff personnel crew "
    "police"
)
ANYONE = frozenset(("person", "individual", "human", "other"))
_PERSON = frozenset(_PERSONS.split()) | ANYONE
_GROUP = {noun: group.split()[0] for group in _ALIKE for noun in group.split()}


def same_noun(one: str, other: str) -> bool:
    """Whether two nouns count the same, or are two words for it: soldiers and troops."""
    return one == other or (one in _GROUP and _GROUP[one] == _GROUP.get(other))


def akin(one: str, other: str) -> bool:
    """Whether two nouns may count the same: the same noun, or people on one side and some kind of people."""
    return same_noun(one, other) or (one in ANYONE and other in _PERSON) or (other in ANYONE and one in _PERSON)
