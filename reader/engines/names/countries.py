"""Countries: the states of the world with their capitals, and what their people are called."""

# name; capital; adjectives and peoples, "_" for a space
COUNTRIES = """
Afghanistan; Kabul; Afghan Afghani
Albania; Tirana; Albanian
Algeria; Algiers; Algerian
Andorra; Andorra la Vella; Andorran
Angola; Luanda; Angolan
Argentina; Buenos Aires; Argentine Argentinian Argentinean
Armenia; Yerevan; Armenian
Australia; Canberra; Australian
Austria; Vienna; Austrian
Azerbaijan; Baku; Azerbaijani Azeri
Bahamas; Nassau; Bahamian
Bahrain; Manama; Bahraini
Bangladesh; Dhaka; Bangladeshi
Barbados; Bridgetown; Barbadian
Belarus; Minsk; Belarusian Belarussian Byelorussian
Belgium; Brussels; Belgian
Belize; Belmopan; Belizean
Benin; Porto-Novo; Beninese
Bhutan; Thimphu; Bhutanese
Bolivia; La Paz; Bolivian
Bosnia; Sarajevo; Bosnian
Botswana; Gaborone; Motswana Batswana
Brazil; Brasilia; Brazilian
Brunei; Bandar Seri Begawan; Bruneian
Bulgaria; Sofia; Bulgarian
Burkina Faso; Ouagadougou; Burkinabe
Burundi; Bujumbura; Burundian
Cambodia; Phnom Penh; Cambodian
Cameroon; Yaounde; Cameroonian
Canada; Ottawa; Canadian
Cape Verde; Praia; Cape_Verdean
Central African Republic; Bangui;
Chad; N'Djamena; Chadian
Chile; Santiago; Chilean
China; Beijing; Chinese
Colombia; Bogota; Colombian
Comoros; Moroni; Comorian
Congo; Kinshasa; Congolese
Costa Rica; San Jose; Costa_Rican
Croatia; Zagreb; Croatian Croat
Cuba; Havana; Cuban
Cyprus; Nicosia; Cypriot
Czech Republic; Prague; Czech
Denmark; Copenhagen; Danish Dane
Djibouti; Djibouti; Djiboutian
Dominica; Roseau;
Dominican Republic; Santo Domingo; Dominican
East Timor; Dili; Timorese
Ecuador; Quito; Ecuadorian Ecuadorean
Egypt; Cairo; Egyptian
El Salvador; San Salvador; Salvadoran Salvadorean
Equatorial Guinea; Malabo;
Eritrea; Asmara; Eritrean
Estonia; Tallinn; Estonian
Eswatini; Mbabane; Swazi
Ethiopia; Addis Ababa; Ethiopian
Fiji; Suva; Fijian
Finland; Helsinki; Finnish Finn
France; Paris; French Frenchman Frenchmen Frenchwoman
Gabon; Libreville; Gabonese
Gambia; Banjul; Gambian
Georgia; Tbilisi; Georgian
Germany; Berlin; German
Ghana; Accra; Ghanaian
Greece; Athens; Greek
Grenada; St. George's; Grenadian
Guatemala; Guatemala City; Guatemalan
Guinea; Conakry; Guinean
Guinea-Bissau; Bissau;
Guyana; Georgetown; Guyanese
Haiti; Port-au-Prince; Haitian
Honduras; Tegucigalpa; Honduran
Hungary; Budapest; Hungarian
Iceland; Reykjavik; Icelandic Icelander
India; New Delhi; Indian
Indonesia; Jakarta; Indonesian
Iran; Tehran; Iranian
Iraq; Baghdad; Iraqi
Ireland; Dublin; Irish Irishman Irishmen Irishwoman
Israel; Jerusalem; Israeli
Italy; Rome; Italian
Ivory Coast; Abidjan; Ivorian
Jamaica; Kingston; Jamaican
Japan; Tokyo; Japanese
Jordan; Amman; Jordanian
Kazakhstan; Astana; Kazakh
Kenya; Nairobi; Kenyan
Kiribati; Tarawa;
Kosovo; Pristina; Kosovar
Kuwait; Kuwait City; Kuwaiti
Kyrgyzstan; Bishkek; Kyrgyz
Laos; Vientiane; Laotian
Latvia; Riga; Latvian
Lebanon; Beirut; Lebanese
Lesotho; Maseru;
Liberia; Monrovia; Liberian
Libya; Tripoli; Libyan
Liechtenstein; Vaduz; Liechtensteiner
Lithuania; Vilnius; Lithuanian
Luxembourg; Luxembourg; Luxembourger
Macedonia; Skopje; Macedonian
Madagascar; Antananarivo; Malagasy
Malawi; Lilongwe; Malawian
Malaysia; Kuala Lumpur; Malaysian
Maldives; Male; Maldivian
Mali; Bamako; Malian
Malta; Valletta; Maltese
Marshall Islands; Majuro; Marshallese
Mauritania; Nouakchott; Mauritanian
Mauritius; Port Louis; Mauritian
Mexico; Mexico City; Mexican
Micronesia; Palikir; Micronesian
Moldova; Chisinau; Moldovan
Monaco; Monte Carlo; Monegasque
Mongolia; Ulan Bator; Mongolian
Montenegro; Podgorica; Montenegrin
Morocco; Rabat; Moroccan
Mozambique; Maputo; Mozambican
Myanmar; Yangon; Burmese
Namibia; Windhoek; Namibian
Nauru; Yaren; Nauruan
Nepal; Kathmandu; Nepali Nepalese
Netherlands; Amsterdam; Dutch Dutchman Dutchmen Dutchwoman
New Zealand; Wellington; New_Zealander
Nicaragua; Managua; Nicaraguan
Niger; Niamey; Nigerien
Nigeria; Abuja; Nigerian
North Korea; Pyongyang; North_Korean
North Macedonia; Skopje; North_Macedonian
Norway; Oslo; Norwegian
Oman; Muscat; Omani
Pakistan; Islamabad; Pakistani
Palau; Koror; Palauan
Palestine; Ramallah; Palestinian
Panama; Panama City; Panamanian
Papua New Guinea; Port Moresby;
Paraguay; Asuncion; Paraguayan
Peru; Lima; Peruvian
Philippines; Manila; Filipino Filipina Philippine
Poland; Warsaw; Polish Pole
Portugal; Lisbon; Portuguese
Qatar; Doha; Qatari
Romania; Bucharest; Romanian
Russia; Moscow; Russian
Rwanda; Kigali; Rwandan
Samoa; Apia; Samoan
San Marino; San Marino;
Saudi Arabia; Riyadh; Saudi
Senegal; Dakar; Senegalese
Serbia; Belgrade; Serbian Serb
Seychelles; Victoria;
Sierra Leone; Freetown; Sierra_Leonean
Singapore; Singapore; Singaporean
Slovakia; Bratislava; Slovak Slovakian
Slovenia; Ljubljana; Slovenian Slovene
Solomon Islands; Honiara;
Somalia; Mogadishu; Somali Somalian
South Africa; Pretoria; South_African
South Korea; Seoul; South_Korean Korean
South Sudan; Juba; South_Sudanese
Spain; Madrid; Spanish Spaniard
Sri Lanka; Colombo; Sri_Lankan
St. Lucia; Castries;
Sudan; Khartoum; Sudanese
Suriname; Paramaribo; Surinamese
Sweden; Stockholm; Swedish Swede
Switzerland; Bern; Swiss
Syria; Damascus; Syrian
Taiwan; Taipei; Taiwanese
Tajikistan; Dushanbe; Tajik
Tanzania; Dar es Salaam; Tanzanian
Thailand; Bangkok; Thai
Togo; Lome; Togolese
Tonga; Nuku'alofa; Tongan
Trinidad and Tobago; Port of Spain; Trinidadian
Tunisia; Tunis; Tunisian
Turkey; Ankara; Turkish Turk
Turkmenistan; Ashgabat; Turkmen
Tuvalu; Funafuti; Tuvaluan
Uganda; Kampala; Ugandan
Ukraine; Kyiv; Ukrainian
United Arab Emirates; Abu Dhabi; Emirati
United Kingdom; London; British Briton
United States; Washington; American
Uruguay; Montevideo; Uruguayan
Uzbekistan; Tashkent; Uzbek
Vanuatu; Port Vila;
Vatican; Vatican City;
Venezuela; Caracas; Venezuelan
Vietnam; Hanoi; Vietnamese
Yemen; Sanaa; Yemeni
Zambia; Lusaka; Zambian
Zimbabwe; Harare; Zimbabwean
England; London; English Englishman Englishmen Englishwoman
Scotland; Edinburgh; Scottish Scot Scotsman Scotsmen
Wales; Cardiff; Welsh Welshman Welshmen
Northern Ireland; Belfast; Northern_Irish
Hong Kong; Hong Kong; Hong_Konger Hongkonger
Catalonia; Barcelona; Catalan
Chechnya; Grozny; Chechen
Soviet Union; Moscow; Soviet
Yugoslavia; Belgrade; Yugoslav Yugoslavian
Czechoslovakia; Prague; Czechoslovak
East Germany; East Berlin; East_German
West Germany; Bonn; West_German
Zaire; Kinshasa; Zairean
Burma; Rangoon;
Persia; ; Persian
Prussia; ; Prussian
Rhodesia; ; Rhodesian
"""

# Peoples and parts of the world without a state of their own.
PEOPLES = (
    "European African Asian Arab Arabian Kurd Kurdish Tibetan Uighur Uyghur Tatar Basque Roma Gypsy Rohingya Pashtun",
    "Hutu Tutsi Zulu Tamil Sikh Sinhalese Bengali Punjabi Kashmiri Gujarati Sicilian Bavarian Flemish Walloon Breton",
    "Corsican Cossack Slav Slavic Nordic Scandinavian Baltic Balkan Caucasian Siberian Hispanic Latino Latina Chicano",
    "Maori Aborigine Inuit Berber Tuareg Copt Druze Maronite Jew Jewish Christian Muslim Moslem Catholic Protestant",
    "Orthodox Sunni Shiite Shia Hindu Buddhist Mormon Anglican Lutheran Methodist Baptist Presbyterian Quaker Islamic",
    "Islamist Nazi Communist Texan Californian Parisian Londoner Muscovite Berliner Roman Viennese Hawaiian Alaskan",
)
