"""Places: cities, parts of countries and of the world that news names without explaining them."""

# Only what is hardly ever anything else: no Bath, Split, Reading.
CITIES = """
Aachen, Aberdeen, Adelaide, Agra, Ahmedabad, Albuquerque, Aleppo, Alexandria, Almaty, Amritsar, Anchorage, Ankara,
Antalya, Antwerp, Atlanta, Atlantic City, Auckland, Baden-Baden, Bakhmut, Bali, Baltimore, Bangalore, Barcelona,
Bari, Basel, Basle, Basra, Belfast, Bengaluru, Benghazi, Bergen, Bethlehem, Bilbao, Birmingham, Bologna, Bombay,
Bonn, Bordeaux, Boston, Bremen, Brighton, Brisbane, Bristol, Brno, Brooklyn, Bruges, Bucha, Bursa, Busan, Calais,
Calcutta, Calgary, Cambridge, Cannes, Canterbury, Cape Town, Cardiff, Casablanca, Cebu, Chandigarh, Changsha,
Chengdu, Chennai, Chernihiv, Chernobyl, Chicago, Chittagong, Chongqing, Christchurch, Cincinnati, Cleveland,
Cologne, Constantinople, Cordoba, Coventry, Dalian, Dallas, Davos, Delhi, Denver, Des Moines, Detroit, Dnipro,
Donetsk, Dortmund, Dresden, Dubai, Dubrovnik, Dundee, Durban, Durham, Dusseldorf, Edinburgh, Edmonton, Eindhoven,
El Paso, Essen, Exeter, Fallujah, Famagusta, Fort Worth, Frankfurt, Freiburg, Fukuoka, Fukushima, Gaza City,
Gdansk, Geneva, Genoa, Ghent, Glasgow, Gothenburg, Granada, Graz, Grozny, Guadalajara, Guangzhou, Hague, Hamburg,
Hanover, Harbin, Hartford, Hebron, Herat, Hiroshima, Ho Chi Minh City, Hollywood, Hong Kong, Honolulu, Houston,
Hyderabad, Idlib, Indianapolis, Innsbruck, Irpin, Istanbul, Ivano-Frankivsk, Izmir, Jacksonville, Jaffna, Jeddah,
Jenin, Jericho, Johannesburg, Kandahar, Kansas City, Kaohsiung, Karachi, Karbala, Kharkiv, Kharkov, Kherson, Kiev,
Kirkuk, Kobe, Kolkata, Krakow, Kramatorsk, Krasnoyarsk, Kursk, Kyoto, Lagos, Lahore, Las Vegas, Lausanne, Leeds,
Leicester, Leipzig, Leningrad, Lille, Limassol, Linz, Little Rock, Liverpool, Lodz, Long Beach, Los Angeles,
Louisville, Lucknow, Lugano, Luhansk, Lviv, Lvov, Lyon, Lyons, Maastricht, Macau, Madras, Makhachkala, Malaga,
Malmo, Manchester, Mandalay, Manhattan, Mannheim, Mariupol, Marrakesh, Marseille, Marseilles, Mecca, Medellin,
Medina, Melbourne, Memphis, Miami, Milan, Milwaukee, Minneapolis, Mombasa, Monterrey, Montreal, Mosul, Mumbai,
Munich, Murmansk, Mykolaiv, Nagasaki, Nagoya, Nanjing, Nantes, Naples, Nashville, New Orleans, New York,
New York City, Newcastle, Norwich, Nottingham, Novosibirsk, Nuremberg, Oakland, Odesa, Odessa, Oklahoma City,
Omaha, Osaka, Oxford, Palermo, Palm Beach, Palo Alto, Pearl Harbor, Peking, Perth, Peshawar, Philadelphia,
Pittsburgh, Plymouth, Pokrovsk, Poltava, Port Said, Porto, Portsmouth, Potsdam, Poznan, Pune, Pusan, Quebec City,
Quetta, Rafah, Ramadi, Rawalpindi, Recife, Reykjavik, Rio de Janeiro, Rostov, Rotterdam, Sacramento, Saigon,
Salt Lake City, Salzburg, Samara, Samarkand, San Antonio, San Diego, San Francisco, Santa Fe, Sao Paulo, Sapporo,
Sarasota, Seattle, Sebastopol, Sevastopol, Severodonetsk, Seville, Shanghai, Sheffield, Shenyang, Shenzhen,
Simferopol, Smolensk, Sochi, Southampton, Soweto, Spokane, Srebrenica, Srinagar, St. Louis, St. Petersburg,
Stavanger, Strasbourg, Stuttgart, Sumy, Surabaya, Swansea, Tabriz, Tacoma, Tampa, Tampere, Tampico, Tel Aviv,
Ternopil, The Hague, Thessaloniki, Tianjin, Tijuana, Tikrit, Timbuktu, Toledo, Toronto, Toulouse, Trieste,
Trondheim, Tucson, Tulsa, Turin, Turku, Tver, Uppsala, Utrecht, Uzhhorod, Valencia, Valparaiso, Vancouver, Venice,
Verona, Vladivostok, Volgograd, Wichita, Wimbledon, Winnipeg, Wolverhampton, Wroclaw, Wuhan, Xian, Yekaterinburg,
Yokohama, Zaporizhzhia, Zhytomyr, Zurich
"""

PARTS = """
Abkhazia, Aceh, Alabama, Alaska, Alberta, Alsace, Anatolia, Andalusia, Andhra Pradesh, Aragon, Arizona, Arkansas,
Assam, Balochistan, Baluchistan, Bashkortostan, Bavaria, Bedfordshire, Bengal, Berkshire, Bermuda, Biafra, Bihar,
Bohemia, Borneo, Brandenburg, British Columbia, Brittany, Buckinghamshire, Bukovina, Burgundy, Calabria,
California, Cambridgeshire, Canary Islands, Castile, Cayman Islands, Cheshire, Colorado, Connacht, Connecticut,
Corfu, Cornwall, Corsica, Crete, Crimea, Cumbria, Cyprus, Dagestan, Dalmatia, Darfur, Delaware, Derbyshire, Devon,
Donbas, Donbass, Dorset, East Jerusalem, Essex, Falkland Islands, Faroe Islands, Flanders, Florida, French Guiana,
Fujian, Galicia, Galilee, Gascony, Gauteng, Gaza, Gaza Strip, Gibraltar, Glamorgan, Gloucestershire, Goa,
Golan Heights, Greenland, Guadeloupe, Guam, Guangdong, Guernsey, Gujarat, Hampshire, Haryana, Hawaii, Hebei, Henan,
Hertfordshire, Herzegovina, Hesse, Himachal Pradesh, Hokkaido, Honshu, Hubei, Hunan, Idaho, Illinois, Indiana,
Ingushetia, Inner Mongolia, Iowa, Irian Jaya, Isle of Man, Isle of Wight, Istria, Java, Jersey City, Jiangsu,
Kamchatka, Kansas, Karelia, Karnataka, Kashmir, Katanga, Kent, Kentucky, Kerala, Kivu, Kurdistan, KwaZulu-Natal,
Kyushu, Lancashire, Leicestershire, Leinster, Lincolnshire, Lombardy, Lorraine, Louisiana, Luzon, Madhya Pradesh,
Maharashtra, Maine, Manchuria, Manitoba, Martinique, Maryland, Massachusetts, Michigan, Middlesex, Mindanao,
Minnesota, Mississippi, Missouri, Montana, Moravia, Munster, Nagorno-Karabakh, Navarre, Nebraska, Nevada,
New Brunswick, New Caledonia, New Hampshire, New Jersey, New Mexico, New South Wales, Newfoundland, Norfolk,
Normandy, North Carolina, North Dakota, North Ossetia, Northamptonshire, Northern Territory, Northumberland,
Nottinghamshire, Nova Scotia, Ohio, Okinawa, Oklahoma, Ontario, Oregon, Orissa, Oxfordshire, Papua, Pennsylvania,
Piedmont, Pomerania, Provence, Puerto Rico, Puglia, Punjab, Quebec, Queensland, Rajasthan, Republika Srpska,
Reunion Island, Rhode Island, Rhodes, Sakhalin, Sardinia, Saskatchewan, Saxony, Shaanxi, Shandong, Shanxi, Siberia,
Sichuan, Sicily, Silesia, Sinai, Sindh, Somerset, South Australia, South Carolina, South Dakota, South Ossetia,
Staffordshire, Suffolk, Sulawesi, Sumatra, Surrey, Sussex, Tahiti, Tamil Nadu, Tasmania, Tatarstan, Tennessee,
Texas, Thrace, Thuringia, Tibet, Tigray, Transnistria, Transvaal, Transylvania, Tuscany, Tyrol, Ulster, Umbria,
Utah, Uttar Pradesh, Veneto, Vermont, Virgin Islands, Vojvodina, Wallachia, Wallonia, Warwickshire, Waziristan,
West Bank, West Bengal, West Virginia, Western Australia, Western Sahara, Westphalia, Wiltshire, Wisconsin,
Worcestershire, Wyoming, Xinjiang, Yorkshire, Yukon, Yunnan, Zanzibar, Zhejiang
"""

REGIONS = """
NYC, Adriatic, Aegean, Africa, Alps, Amazon River, America, Americas, Andes, Antarctica, Appalachians, Arctic,
Arctic Ocean, Asia, Atlantic, Atlantic Ocean, Austria-Hungary, Balkans, Baltic Sea, Black Sea,
Bosnia and Herzegovina, Bosnia-Herzegovina, Bosphorus, Britain, British Empire, Byzantine Empire, Cabo Verde,
Capitol Hill, Caribbean, Carpathians, Caspian Sea, Caucasus, Central Africa, Central America, Central Asia,
Central Europe, Ceylon, Cote d'Ivoire, Czechia, D.C., Danube, Dardanelles, Dead Sea, Democratic Republic of Congo,
Democratic Republic of the Congo, Downing Street, East Africa, East Asia, Eastern Europe, Euphrates, Eurasia,
Europe, Far East, Formosa, Ganges, Gaza Strip, Great Britain, Gulf of Mexico, Himalayas, Holland, Iberia,
Indian Ocean, Kampuchea, Kilimanjaro, Latin America, Levant, Maghreb, Mediterranean, Mekong, Mesopotamia,
Middle East, Midwest, Mississippi River, Mount Everest, Near East, New England, Nile, North Africa, North America,
North Sea, North Vietnam, Northern Europe, Oceania, Ottoman Empire, Pacific, Pacific Ocean, Panama Canal,
Persian Gulf, Pyrenees, Red Sea, Red Square, Republic of Ireland, Rhine, Rockies, Roman Empire, Russian Empire,
Russian Federation, Sahara, Sahel, Scandinavia, Sea of Azov, Seine, Siam, Silicon Valley, South America,
South Asia, South Vietnam, South-East Asia, Southeast Asia, Southern Africa, Southern Europe, Soviet Union,
Strait of Hormuz, Sub-Saharan Africa, Suez Canal, Swaziland, Taiwan Strait, Thames, Tiananmen Square, Tigris,
Times Square, Timor-Leste, U.K., U.S., U.S.A., U.S.S.R., UAE, UK, USA, USSR, Urals, Volga, Wall Street,
Washington D.C., Washington DC, West Africa, West Indies, Western Europe, Yangtze
"""

# Each is a person's name too, or a thing's; alone, it says nothing against what the tagger took it for.
ALSO_NAMES = """
Alexandria, Amazon, America, Aragon, Austin, Bali, Bari, Berkshire, Berlin, Birmingham, Bohemia,
Bonn, Boston, Bridgetown, Bristol, Brooklyn, Burgundy, Cambridge, Carolina, Castile, Castries, Chad,
Champagne, Charlotte, Chelsea, Chester, Cleveland, Colon, Columbus, Cordoba, Cornwall, Dakota,
Dallas, Darwin, Denver, Devon, Dominica, Dorset, Durham, Essen, Essex, Exeter, Florence, Galicia,
Georgetown, Georgia, Goa, Granada, Grenada, Guinea, Hague, Hamilton, Hartford, Holland, Hollywood, Houston,
Indiana, Ireland, Israel, Jackson, Java, Jordan, Kansas, Kent, Kingston, Kobe, Lancaster, Lima, Lincoln, London,
Lorraine, Lyon, Lyons, Madison, Male, Medina, Melbourne, Memphis, Milan, Montana, Nassau,
Navarre, Nevada, Newcastle, Niger, Norfolk, Orlando, Oxford, Paris, Perth, Petra, Phoenix,
Piedmont, Provence, Raleigh, Rhodes, Riga, Rome, Roseau, San Jose, Santiago, Sofia, Somerset, Stafford, Suffolk,
Surrey, Sussex, Sydney, Tennessee, Toledo, Troy, Valencia, Verona, Victoria, Vienna, Virginia,
Washington, Wellington, Wimbledon, York
"""
