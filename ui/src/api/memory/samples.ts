// Sample clips for the in-memory library. Written for this purpose; the outlets stand for kinds of outlet, and only the
// public facts of the story (dates, places, office-holders) are real.
import type { Block, Colour, Field, Inline, Origin, Rival } from "../types";

export interface Sample {
  url: string | null;
  headline: string;
  standfirst?: string;
  byline?: string;
  publisher: string;
  aggregator?: string;
  section?: string[];
  published: string | null;
  updated?: string;
  language: string;
  clipped: string;
  body: Block[];
  tags?: string[];
  read?: boolean;
  starred?: boolean;
  trashed?: boolean;
  failure?: string;
  sources?: Partial<Record<Field, Origin>>;
  rivals?: Partial<Record<Field, Rival[]>>;
  removed?: { after: string; text: string; reason: string }[];
  marks?: { quote: string; colour: Colour; note?: string; tags?: string[] }[];
}

const t = (text: string): Inline => ({ kind: "text", text });
const p = (...text: (string | Inline)[]): Block => ({
  kind: "paragraph",
  text: text.map((part) => (typeof part === "string" ? t(part) : part)),
});
const h = (text: string): Block => ({ kind: "heading", level: 2, text: [t(text)] });
const stand = (text: string): Block => ({ kind: "standfirst", text: [t(text)] });
const quote = (text: string): Block => ({ kind: "quote", blocks: [p(text)] });
const list = (...items: string[]): Block => ({
  kind: "list",
  ordered: false,
  items: items.map((item) => ({ blocks: [p(item)] })),
});
const figure = (alt: string, caption: string, credit: string): Block => ({
  kind: "figure",
  image: { src: "https://example.org/picture.jpg", alt },
  caption: [t(caption)],
  credit,
});
const link = (href: string, text: string): Inline => ({ kind: "link", href, text: [t(text)] });
const strong = (text: string): Inline => ({ kind: "strong", text: [t(text)] });

export const SAMPLES: Sample[] = [
  {
    url: "https://harbour-news.example/world/europe/union-state-telegram",
    headline: "After the vote, Moscow reaches for the union treaty again",
    standfirst: "A telegram of congratulation names the one thing that Minsk has put off for twenty years.",
    byline: "Dana Feld",
    publisher: "Harbour News",
    aggregator: "The Daily Relay",
    section: ["World news", "Europe"],
    published: "2020-08-11T13:52",
    updated: "2020-08-11T16:46",
    language: "en",
    clipped: "2026-11-21T09:12:00Z",
    tags: ["Belarus", "Union State"],
    starred: true,
    sources: { headline: "json-ld", byline: "page", publisher: "text", aggregator: "url", published: "json-ld", updated: "meta", language: "detected", section: "page" },
    rivals: {
      published: [
        { value: "2020-08-11", source: "url" },
        { value: "2020-08-12T07:05+03:00", source: "open-graph" },
      ],
      headline: [{ value: "Moscow reaches for the union treaty | Harbour News", source: "open-graph" }],
    },
    body: [
      stand("A telegram of congratulation names the one thing that Minsk has put off for twenty years."),
      p("Vladimir Putin was among the first to congratulate Alexander Lukashenko, and his telegram of Monday did not stop at good wishes. It asked Belarus to ", link("https://harbour-news.example/treaty", "go on with the union treaty"), " that the two countries signed in December 1999 and have never carried out."),
      p("Belarus lies across the shortest road from Moscow to the West, and for the Russian general staff it is ", strong("a buffer that no treaty can replace"), ". About a tenth of the oil that Russia sells abroad runs through its pipelines."),
      figure("Two men shake hands in front of flags", "Partners who count every barrel: the two presidents at an earlier meeting.", "Photo: Press pool"),
      h("Oil first, union later"),
      p("Four days before the election Lukashenko had told his parliament that Russia had moved “from brotherhood to partnership”, and that the quarrel over oil had cost his country 700 million dollars in half a year."),
      p("The quarrel is old. When the two sides failed to agree on a price in January, supplies stopped for weeks, and Minsk bought Norwegian and later American oil to show that it could."),
      quote("Nobody in this building asks whether we want a union. They ask what it would cost, and who pays first."),
      p("The union would mean a common tax code, one customs office and, in the Russian draft, one currency. Thirty such “road maps” were ready last December; thirty-one were planned. The last one was the one about politics."),
      list("a common tax code by 2022", "one market for gas and power", "a joint customs office"),
      p("In Minsk, meanwhile, riot police cleared the streets for a second night. Whether a president who needs Moscow’s help can go on saying no to Moscow is the question of this autumn."),
    ],
    marks: [
      { quote: "go on with the union treaty that the two countries signed in December 1999", colour: "claim", note: "First public use of the treaty since the December protests. Compare the text of the telegram.", tags: ["Union State"] },
      { quote: "About a tenth of the oil that Russia sells abroad runs through its pipelines.", colour: "fact", note: "Key for the chapter on transit." },
      { quote: "had cost his country 700 million dollars in half a year", colour: "doubt", note: "The state agency gives the same figure four days earlier: who counted?" },
      { quote: "Nobody in this building asks whether we want a union.", colour: "quote" },
    ],
    removed: [
      { after: "through its pipelines.", text: "More on Harbour News\nThe pipeline that nobody loves\nWho is Sergei Tikhanovsky?", reason: "related links" },
      { after: "through its pipelines.", text: "Share  Tweet  Print", reason: "share buttons" },
      { after: "question of this autumn.", text: "Sign up for our morning letter", reason: "newsletter form" },
    ],
  },
  {
    url: "https://vestnik.example/2020/08/10/telegramma",
    headline: "Москва поздравила Минск и напомнила об интеграции",
    byline: "Ирина Соколова",
    publisher: "Северный вестник",
    published: "2020-08-10T11:30+03:00",
    language: "ru",
    clipped: "2026-11-21T09:20:00Z",
    section: ["Политика"],
    tags: ["Лукашенко", "Union State"],
    sources: { headline: "json-ld", byline: "json-ld", publisher: "json-ld", published: "json-ld", language: "meta" },
    body: [
      p("Телеграмма из Кремля пришла в Минск утром, ещё до объявления окончательных итогов. В ней выражена надежда на дальнейшее развитие отношений в рамках Союзного государства."),
      p("Собеседники в белорусском правительстве говорят, что разговор о единой валюте там считают преждевременным: сначала цена на газ, потом всё остальное."),
      p("На вопрос, будет ли подписана тридцать первая дорожная карта, в посольстве ответили коротко: «Всему своё время»."),
    ],
    marks: [{ quote: "сначала цена на газ, потом всё остальное", colour: "fact", note: "То же условие, что и в декабре." }],
  },
  {
    url: "https://hadshot.example/world/8811",
    headline: "מוסקבה שוב דוחפת לאיחוד עם מינסק",
    standfirst: "אחרי הבחירות, הקרמלין מזכיר הסכם ישן בן עשרים שנה",
    publisher: "חדשות הנמל",
    published: "2020-08-11",
    language: "he",
    clipped: "2026-11-21T10:02:00Z",
    tags: ["Belarus"],
    sources: { headline: "open-graph", publisher: "open-graph", published: "page", language: "meta" },
    body: [
      stand("אחרי הבחירות, הקרמלין מזכיר הסכם ישן בן עשרים שנה"),
      p("נשיא רוסיה היה בין הראשונים לברך את עמיתו במינסק, ובמברק ששלח ביקש להמשיך בהקמת המדינה המאוחדת."),
      p("בבלארוס זוכרים היטב את החורף שעבר, כאשר אספקת הנפט נעצרה לשבועות והמחיר נקבע מחדש."),
    ],
  },
  {
    url: "https://agency.example/president/address-2020",
    headline: "Lukashenko: from brotherly relations to partnership",
    publisher: "State Telegraph Agency",
    byline: "State Telegraph Agency",
    published: "2020-08-04",
    language: "en",
    clipped: "2026-11-20T17:40:00Z",
    tags: ["Energy"],
    read: true,
    sources: { headline: "page", publisher: "page", published: "text", language: "detected" },
    body: [
      p("In his address to the nation the president said that Russia had moved from brotherly relations to partnership with Belarus, “suddenly”, and that this was a mistake."),
      p("The talks about oil, he said, had cost the country 700 million dollars. He thanked the workers of both refineries."),
    ],
    marks: [{ quote: "had cost the country 700 million dollars", colour: "doubt", note: "No source for the figure." }],
  },
  {
    url: "https://morgenblatt.example/ausland/belarus-oel",
    headline: "Minsk sucht Öl, wo es keins aus Russland ist",
    byline: "Jonas Achterberg",
    publisher: "Morgenblatt",
    published: "2020-01-21T18:05",
    language: "de",
    clipped: "2026-11-20T17:02:00Z",
    tags: ["Energy", "Belarus"],
    read: true,
    sources: { headline: "json-ld", byline: "meta", publisher: "open-graph", published: "json-ld", language: "meta" },
    body: [
      p("Achtzigtausend Tonnen aus Norwegen sind kein Ersatz, aber ein Zeichen. Seit Anfang Januar fließt durch die Leitung nach Polozk kaum noch Rohöl, und die Raffinerie arbeitet mit halber Kraft."),
      p("Der Preis, den Moskau verlangt, ist der Weltmarktpreis. Den Nachlass gebe es, heißt es dort, für den Partner eines gemeinsamen Staates."),
    ],
    marks: [{ quote: "Den Nachlass gebe es, heißt es dort, für den Partner eines gemeinsamen Staates.", colour: "claim" }],
  },
  {
    url: "https://przeglad.example/mapy-drogowe",
    headline: "Trzydzieści jeden map drogowych i jedna za dużo",
    publisher: "Przegląd Wschodni",
    published: "2019-12-20",
    language: "pl",
    clipped: "2026-11-19T08:15:00Z",
    tags: ["Union State"],
    sources: { headline: "json-ld", publisher: "json-ld", published: "json-ld", language: "meta" },
    body: [
      p("Prezydenci rozmawiali w Petersburgu do późna. Trzydzieści dokumentów było gotowych, trzydziesty pierwszy, o wspólnych organach władzy, odłożono na później."),
      p("W Mińsku kilkaset osób protestowało przeciw integracji; milicja tym razem nie przeszkadzała."),
    ],
  },
  {
    url: "https://delta.example/ar/minsk",
    headline: "موسكو تهنئ مينسك وتذكّرها بمعاهدة الاتحاد",
    publisher: "صحيفة الدلتا",
    published: "2020-08-10",
    language: "ar",
    clipped: "2026-11-19T08:20:00Z",
    sources: { headline: "meta", publisher: "page", published: "page", language: "detected" },
    body: [
      p("جاءت برقية التهنئة قبل إعلان النتائج النهائية، وفيها دعوة إلى المضي في بناء دولة الاتحاد بين البلدين."),
      p("ويرى مراقبون أن سعر النفط سيبقى مفتاح كل اتفاق مقبل."),
    ],
  },
  {
    url: "https://river-post.example/opinion/long-road",
    headline: "The long road to a Union State",
    byline: "Marek Osten",
    publisher: "River Post",
    published: "2020-09-14T20:10",
    language: "en",
    clipped: "2026-11-18T21:00:00Z",
    tags: ["Union State", "Belarus"],
    sources: { headline: "json-ld", byline: "json-ld", publisher: "json-ld", published: "json-ld", language: "meta" },
    rivals: { byline: [{ value: "River Post staff", source: "meta" }] },
    body: [
      p("In Sochi the two presidents spoke alone for four hours. What came out in public was a loan of one and a half billion dollars, part of which pays back an older loan."),
      p("A state that borrows to repay its lender is not yet a province of it. But the direction of the road is plain, and so is the toll."),
    ],
  },
  {
    url: "https://courrier.example/bielorussie-emprunt",
    headline: "À Sotchi, un prêt et peu de mots",
    byline: "Claire Vannier",
    publisher: "Le Courrier du Port",
    published: "2020-09-15",
    language: "fr",
    clipped: "2026-11-18T21:05:00Z",
    read: true,
    sources: { headline: "json-ld", publisher: "open-graph", published: "json-ld", language: "meta" },
    body: [p("Le crédit promis couvre à peine ce que Minsk doit rembourser avant la fin de l’année. Du traité d’union, il n’a pas été question devant les caméras.")],
  },
  {
    url: "https://port-daily.example/belarus",
    headline: "白俄罗斯大选后俄方重提联盟国家",
    publisher: "港口日报",
    published: "2020-08-12",
    language: "zh",
    clipped: "2026-11-17T12:00:00Z",
    sources: { headline: "open-graph", publisher: "page", published: "meta", language: "detected" },
    body: [p("大选结束后，莫斯科很快发出贺电，希望两国继续推进联盟国家建设。"), p("分析人士认为，石油价格仍然是双方谈判的核心。")],
  },
  {
    url: "https://paywall.example/analysis/minsk-after-august",
    headline: "paywall.example/analysis/minsk-after-august",
    publisher: "",
    published: null,
    language: "",
    clipped: "2026-11-22T07:30:00Z",
    failure: "paywall.example asks for a login. Open the page in your browser, select the text, and drop it here.",
    body: [],
  },
  {
    url: "https://svaboda-list.example/naftu",
    headline: "Нафта, газ і адна валюта: што ў чарнавіку дамовы",
    publisher: "Менскі лісток",
    published: "2020-08",
    language: "be",
    clipped: "2026-11-17T12:30:00Z",
    tags: ["Energy"],
    sources: { headline: "page", publisher: "page", published: "text", language: "detected" },
    body: [p("У чарнавіку, які пабачыў наш карэспандэнт, адзіная валюта з’яўляецца толькі ў апошнім раздзеле. Перад ёй стаяць падаткі, мытня і рынак газу.")],
  },
  {
    url: "https://harbour-news.example/sport/hockey",
    headline: "Minsk keeps its hockey championship, for now",
    publisher: "Harbour News",
    published: "2020-07-02",
    language: "en",
    clipped: "2026-11-10T12:30:00Z",
    trashed: true,
    sources: { headline: "json-ld", publisher: "json-ld", published: "json-ld", language: "meta" },
    body: [p("The federation will decide in the winter whether the championship can be held in two countries at once.")],
  },
];

export const SAMPLE_DOSSIER = {
  title: "Russia–Belarus integration 2020",
  intro: "Did the August election change who needed the Union State, and on whose terms?",
  outline: [
    { section: null, clips: [] },
    { section: "Before the vote", clips: [5, 4, 3] },
    { section: "The telegram", clips: [1, 0, 2] },
  ] as { section: string | null; clips: number[] }[],
  comments: { 0: "The fullest account; compare the price of oil with the agency’s." } as Record<number, string>,
};
