import { foldLetters } from '../letters.ts';

/** Cities the newsroom files from, as they stand in datelines in its three languages. Only to tell a dateline from prose. */
const cities = [
  'Baku, Bakı, Баку, Ganja, Gəncə, Гянджа, Sumgait, Sumqayıt, Сумгаит, Nakhchivan, Naxçıvan, Нахчыван, Sheki, Şəki, Шеки',
  'Shusha, Şuşa, Шуша, Khankendi, Xankəndi, Ханкенди, Stepanakert, Степанакерт, Lankaran, Lənkəran, Ленкорань, Quba, Губа',
  'Mingachevir, Mingəçevir, Мингячевир, Aghdam, Ağdam, Агдам, Lachin, Laçın, Лачин, Qabala, Qəbələ, Габала, Barda, Bərdə',
  'Tbilisi, Тбилиси, Batumi, Батуми, Yerevan, İrəvan, Yerevan, Ереван, Gyumri, Ankara, Анкара, Istanbul, İstanbul, Стамбул',
  'Moscow, Moskva, Москва, St. Petersburg, Санкт-Петербург, Kyiv, Kiev, Kiyev, Киев, Minsk, Минск, Astana, Астана, Almaty, Алматы',
  'Tashkent, Daşkənd, Ташкент, Bishkek, Bişkek, Бишкек, Dushanbe, Душанбе, Ashgabat, Aşqabad, Ашхабад, Tehran, Тегеран',
  'Washington, Washington D.C., Washington DC, Vaşinqton, Вашингтон, New York, Nyu-York, Нью-Йорк, Los Angeles, Chicago, Boston',
  'London, Лондон, Paris, Париж, Berlin, Берлин, Brussels, Brüssel, Брюссель, Strasbourg, Strasburq, Страсбург, Rome, Roma',
  'Рим, Vienna, Vyana, Вена, Geneva, Cenevrə, Женева, Prague, Praqa, Прага, Warsaw, Varşava, Варшава, Vilnius, Riga, Tallinn',
  'Вильнюс, Рига, Таллин, The Hague, Haaqa, Гаага, Madrid, Athens, Stockholm, Oslo, Helsinki, Copenhagen, Lisbon, Dublin, Budapest',
  'Bucharest, Sofia, Belgrade, Chisinau, Кишинев, Zurich, Davos, Munich, Münhen, Мюнхен, Frankfurt, Milan, Jerusalem, Tel Aviv',
  'Qüds, Иерусалим, Тель-Авив, Beirut, Damascus, Baghdad, Doha, Dubai, Abu Dhabi, Riyadh, Cairo, Kabul, Islamabad, New Delhi',
  'Pekin, Beijing, Пекин, Shanghai, Tokyo, Tokio, Токио, Seoul, Hong Kong, Singapore, Bangkok, Sydney, Canberra, Ottawa, Toronto',
  'San Francisco, Houston, Atlanta, Miami, Philadelphia, Seattle, Karachi, Lahore, Mumbai, Dhaka, Colombo, Jakarta, Manila, Taipei, Hanoi',
  'Pyongyang, Пхеньян, Сеул, Seul, Дели, Каир, Дубай, Doha, Доха, Багдад, Дамаск, Бейрут, Кабул, Мадрид, Афины, Осло, Будапешт, Прага',
  'Bamako, Khartoum, Addis Ababa, Accra, Lima, Bogota, Caracas, Santiago, Havana, Barcelona, Lyon, Hamburg, Bonn, Aktau, Актау, Atyrau, Атырау',
  'Sabirabad, Сабирабад, Saatlı, Саатлы, İmişli, Имишли, Beyləqan, Бейлаган, Ağcabədi, Агджабеди, Tərtər, Тертер, Goranboy, Геранбой',
  'Naftalan, Нафталан, Yevlax, Евлах, Göyçay, Гёйчай, Геокчай, Kürdəmir, Кюрдамир, Hacıqabul, Гаджигабул, Şirvan, Ширван, Salyan, Сальян, Сальяны',
  'Neftçala, Нефтчала, Biləsuvar, Билясувар, Cəlilabad, Джалилабад, Masallı, Масаллы, Lerik, Лерик, Yardımlı, Ярдымлы, Astara, Астара',
  'Şamaxı, Шамаха, Шемаха, Shamakhi, İsmayıllı, Исмаиллы, Ismayilli, Ağsu, Ахсу, Ağdaş, Агдаш, Ucar, Уджар, Zərdab, Зардаб, Oğuz, Огуз',
  'Zaqatala, Загатала, Закатала, Zagatala, Balakən, Балакен, Qax, Гах, Qusar, Гусар, Xaçmaz, Хачмаз, Khachmaz, Şabran, Шабран, Siyəzən, Сиазань, Xızı, Хызы',
  'Abşeron, Абшерон, Xırdalan, Хырдалан, Qazax, Газах, Ağstafa, Агстафа, Tovuz, Товуз, Şəmkir, Шамкир, Gədəbəy, Гедабек, Daşkəsən, Дашкесан, Göygöl, Гёйгёль',
  'Samux, Самух, Füzuli, Физули, Cəbrayıl, Джебраил, Zəngilan, Зангилан, Zangilan, Qubadlı, Губадлы, Kəlbəcər, Кельбаджар, Kalbajar, Xocalı, Ходжалы, Xocavənd',
  'Ordubad, Ордубад, Culfa, Джульфа, Şərur, Шарур, Babək, Qobustan, Гобустан, Ələt, Алят, Alat, Lankaran, Mingəçevir, Shirvan, Salyan, Jalilabad, Masally, Shamkir',
  'Rustavi, Рустави, Kutaisi, Кутаиси, Poti, Поти, Zugdidi, Зугдиди, Telavi, Телави, Borçalı, Marneuli, Марнеули, Sukhumi, Сухуми, Tskhinvali, Цхинвали',
  'Vanadzor, Ванадзор, Kapan, Капан, Goris, Горис, Meghri, Мегри, Dilijan, Дилижан, Ijevan, Иджеван, Tabriz, Təbriz, Тебриз, Ardabil, Ərdəbil, Ардебиль, Isfahan, Mashhad',
  'Kars, Карс, Erzurum, Эрзурум, Trabzon, Трабзон, İzmir, Izmir, Измир, Antalya, Анталья, Adana, Bursa, Diyarbakir, Diyarbakır, Gaziantep, İğdır, Iğdır, Igdir',
  'Makhachkala, Махачкала, Derbent, Dərbənd, Дербент, Grozny, Грозный, Vladikavkaz, Владикавказ, Nalchik, Нальчик, Astrakhan, Астрахань, Sochi, Сочи, Rostov-on-Don',
  'Ростов-на-Дону, Краснодар, Krasnodar, Ставрополь, Stavropol, Волгоград, Volgograd, Казань, Kazan, Уфа, Ufa, Самара, Саратов, Воронеж, Екатеринбург, Yekaterinburg',
  'Новосибирск, Novosibirsk, Омск, Томск, Красноярск, Иркутск, Владивосток, Vladivostok, Хабаровск, Мурманск, Калининград, Kaliningrad, Нижний Новгород, Челябинск, Пермь',
  'Харьков, Kharkiv, Одесса, Odesa, Odessa, Львов, Lviv, Днепр, Dnipro, Запорожье, Zaporizhzhia, Херсон, Kherson, Донецк, Donetsk, Мариуполь, Симферополь, Севастополь',
  'Гомель, Gomel, Брест, Brest, Витебск, Гродно, Могилёв, Шымкент, Shymkent, Караганда, Karaganda, Самарканд, Samarkand, Бухара, Bukhara, Нукус, Фергана, Ош, Osh, Худжанд',
  'Türkmənbaşı, Туркменбаши, Turkmenbashi, Balkanabat, Мары, Душанбе, Kandahar, Herat, Mosul, Basra, Erbil, Aleppo, Homs, Sanaa, Aden, Amman, Kuwait City, Muscat, Manama',
  'Gaza, Gaza City, Rafah, Haifa, Tripoli, Benghazi, Tunis, Algiers, Rabat, Casablanca, Dakar, Abidjan, Kinshasa, Kampala, Kigali, Lusaka, Harare, Maputo, Luanda, Abuja',
  'Kolkata, Chennai, Bengaluru, Bangalore, Hyderabad, Kathmandu, Yangon, Phnom Penh, Kuala Lumpur, Ho Chi Minh City, Guangzhou, Shenzhen, Chengdu, Wuhan, Urumqi, Ulaanbaatar',
  'Osaka, Nagoya, Kyoto, Sapporo, Fukuoka, Hiroshima, Busan, Melbourne, Brisbane, Perth, Auckland, Wellington, Christchurch, Honolulu, Anchorage, Montreal, Vancouver, Calgary',
  'Dallas, Denver, Detroit, Phoenix, San Diego, San Jose, Las Vegas, Portland, Minneapolis, St. Louis, New Orleans, Baltimore, Pittsburgh, Cleveland, Havana, San Juan, La Paz',
  'Sao Paulo, São Paulo, Rio de Janeiro, Montevideo, Asuncion, Quito, Guayaquil, Medellin, Managua, Tegucigalpa, San Salvador, Guatemala City, Panama City, Port-au-Prince, Kingston',
  'Manchester, Birmingham, Liverpool, Leeds, Glasgow, Edinburgh, Belfast, Cardiff, Bristol, Marseille, Toulouse, Nice, Lille, Bordeaux, Cologne, Düsseldorf, Duesseldorf, Stuttgart',
  'Leipzig, Dresden, Hanover, Amsterdam, Rotterdam, Antwerp, Luxembourg, Basel, Bern, Lausanne, Turin, Naples, Venice, Florence, Bologna, Palermo, Valencia, Seville, Porto, Krakow',
  'Gdansk, Wroclaw, Brno, Bratislava, Ljubljana, Zagreb, Sarajevo, Skopje, Podgorica, Pristina, Tirana, Thessaloniki, Nicosia, Valletta, Gothenburg, Malmo, Bergen, Reykjavik, Cluj',
  'Mexico City, Brasilia, Buenos Aires, Nairobi, Johannesburg, Pretoria, Lagos, United Nations, BMT, ООН',
].flatMap((line) => line.split(', '));

const agencies = [
  'Turan, Туран, Reuters, Рейтер, AP, Associated Press, AFP, dpa, UPI, ANSA, EFE, TASS, ТАСС, Interfax, İnterfaks, Интерфакс, РИА Новости',
  'RIA Novosti, Bloomberg, Xinhua, Синьхуа, Kyodo, PTI, Anadolu, AA, Анадолу, IHA, BBC, Би-би-си, CNN, RFE/RL, AzadlıqRadiosu, VOA, Deutsche Welle, DW',
  'APA, АПА, Report, Репорт, Trend, Тренд, AZERTAC, AZƏRTAC, АЗЕРТАДЖ, Interpress, InterpressNews, Ukrinform, Укринформ, Ayna, IWPR, Meydan TV',
  'Interfax-Azerbaijan, Интерфакс-Азербайджан, INTERFAX.RU, INTERFAX.AZ, REPORT.AZ, Sputnik, Спутник, БЕЛТА, BelTA, Казинформ, Kazinform, КазТАГ',
  'УНН, УНИАН, UNIAN, IRNA, ИРНА, SANA, WAM, IANS, CNA, BNS, Yonhap, Ренхап, Ёнхап, Europa Press, Lusa, APA-Economics, Azernews, Day.az, ONA, Oxu.az',
  'Новости-Азербайджан, Vesti.az, Вести.аз, Haqqin.az, Caliber.Az, 1news.az, Musavat, Коммерсантъ, РБК, Euronews, Al Jazeera, MENA, ATA, ČTK, APS, ANI',
  'Associated Press, The Associated Press, Agence France-Presse, Deutsche Presse-Agentur, ITAR-TASS, ИТАР-ТАСС, Armenpress, Арменпресс, Civil.ge',
  'REGNUM, Росбалт, Rosbalt, Agerpres, Moldpres, PAP, Tanjug, HINA, SRNA',
  'The Canadian Press, Canadian Press, La Presse Canadienne, AAP, RNZ, NZN, GNA, NAN, SAPA, PANA, Bernama, Antara, VNA, KCNA, UNB, BSS, APP, PPI, UNI',
  'LETA, ELTA, STT, NTB, Ritzau, ANP, Belga, AGI, Adnkronos, LaPresse, AMNA, ANA-MPA, MTI, TASR, SITA, BTA, БТА, MINA, FENA, Notimex, Télam, Prensa Latina',
  'Andina, Agência Brasil, Agencia Brasil, QNA, KUNA, SPA, PETRA, WAFA, AKIpress, АКИpress, Kabar, Кабар, 24.kg, UzA, УзА, O‘zA, Khovar, Ховар, TDH, MONTSAME',
  'Новости-Грузия, Novosti-Gruziya, Jiji Press, Jiji, NHK, BBC News, Press Association, OC Media, Eurasianet, JAMnews, Кавказский узел, Kavkaz Uzel, OCCRP',
  'Dow Jones, Dow Jones Newswires, MT Newswires, Nikkei, Fars, Tasnim, Mehr, Tolo News, Ariana, MIR 24, МИР 24, Ruptly, RT, Газета.Ru, Лента.ру, Lenta.ru, Фонтанка, ИА REX, Прайм, Prime, Финмаркет, УП, Hromadske',
  'PRNewswire, PR Newswire, BUSINESS WIRE, Business Wire, GLOBE NEWSWIRE, GlobeNewswire, ACCESSWIRE, EIN Presswire, PA Media, PA, Kyodo News',
].flatMap((line) => line.split(', '));

/** Regions that Unicode's tables name otherwise than datelines do, and the states of the U.S. that cities share a name with. */
const otherRegions = [
  'Turkey, U.S., USA, UK, U.K., U.A.E., D.C., Czech Republic, Nakhchivan, Karabakh, Qarabağ, Карабах, Scotland, England, Wales',
  'ABŞ, США, Türkiye, California, Texas, Florida, Virginia, Maryland, New Jersey, New York, Massachusetts, Illinois, Pennsylvania',
  'Ohio, Michigan, Washington, Oregon, Colorado, Arizona, Nevada, Minnesota, Wisconsin, Missouri, Tennessee, Louisiana, Alabama',
  'Va., Md., Calif., Fla., Mass., Ill., Pa., N.Y., N.J., Conn., Tenn., Ga., Mich., Ont., Ontario, Quebec, Alberta',
  'Ala., Ariz., Ark., Colo., Del., Ind., Kan., Ky., La., Minn., Miss., Mo., Mont., Neb., Nev., N.H., N.M., N.C., N.D., Okla., Ore.',
  'R.I., S.C., S.D., Vt., Wash., W.Va., Wis., Wyo., Que., B.C., Georgia, Kansas, Iowa, Utah, Indiana, Kentucky, Oklahoma',
].flatMap((line) => line.split(', '));

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Country names in the three languages, as Unicode's CLDR writes them. */
function countryNames(): string[] {
  const codes = alphabet.flatMap((first) => alphabet.map((second) => first + second));
  return ['en', 'az', 'ru'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => names.of(code) ?? []);
  });
}

let knownCities: ReadonlySet<string> | undefined;
let knownAgencies: ReadonlySet<string> | undefined;
let knownRegions: ReadonlySet<string> | undefined;

const abbreviatedRegions = new Set(otherRegions.filter((name) => name.endsWith('.')));
/** A region written short, whose full stop is part of it: “Mass.”, “N.Y.”. */
export const isAbbreviatedRegion = (text: string): boolean => abbreviatedRegions.has(text);

// Built on first use: a page that begins needs none of them, and on a phone they take a tenth of a second.
export function isKnownCity(text: string): boolean {
  knownCities ??= new Set(cities.map(foldLetters));
  return knownCities.has(foldLetters(text));
}
export function isKnownAgency(text: string): boolean {
  knownAgencies ??= new Set(agencies.map(foldLetters));
  return knownAgencies.has(foldLetters(text));
}
export function isKnownRegion(text: string): boolean {
  knownRegions ??= new Set([...countryNames(), ...otherRegions].filter((name) => name !== 'La.').map(foldLetters));
  // “La” of “La Paz” is no Louisiana.
  return knownRegions.has(foldLetters(text)) || text === 'La.';
}
