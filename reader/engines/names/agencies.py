"""Agencies: organisations that news names without explaining them, and that are hardly ever anything else."""

_NEWS = "Reuters, Associated Press, AFP, Agence France-Presse, TASS, Interfax, Xinhua, BBC, CNN, NBC, KCNA, Al Jazeera"
_WORLD = (
    "NATO, U.N., United Nations, European Union, European Commission, European Parliament, IMF, World Bank, WTO, OPEC",
    "OECD, ASEAN, UNESCO, UNICEF, UNHCR, IAEA, OSCE, Interpol, Europol, World Health Organization, Arab League",
    "African Union, International Monetary Fund, World Trade Organization, Red Cross, Amnesty International",
    "Human Rights Watch, Greenpeace, Oxfam, FIFA, UEFA, NBA, NFL, NHL, NCAA, International Olympic Committee",
)
_STATES = (
    "FBI, CIA, NSA, KGB, FSB, MI5, MI6, NASA, Pentagon, Federal Reserve, European Central Bank, Bank of England",
    "State Department, Scotland Yard, House of Representatives, House of Commons, Bundestag, Knesset",
)
_ARMED = "Hamas, Hezbollah, Hizbollah, al-Qaeda, al Qaeda, Al Qaeda, Islamic State, ISIS, PKK, Fatah"

AGENCIES = frozenset(", ".join([_NEWS, *_WORLD, *_STATES, _ARMED]).split(", "))
