"""Nationality adjectives in English, Spanish, French and Portuguese, and the country each one points to.

Used as a cue beside a name that several bear ("the Brazilian CUT", "la CGT argentina").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# Lines of a country (ISO 3166-1, or a state's own id where unions are organized by it) and its adjectives,
# folded. "chilen*" stands for chileno, chilena, chilenos, chilenas; "chilien+" for chilien, chilienne and
# their plurals.
_TABLE = """
af afghan afghans afgan*
ar argentine argentinian argentinians argentin* argentin+
at austrian austriac* autrichien+ austriac*
au australian australians aussie australian* australien+
ba bosnian bosni* bosniaque bosniaques bosni*
bd bangladeshi bangladeshis bangladesi bangladesies bangladais bangladaise bengali
be belgian belgians belga belgas belge belges
bf burkinabe burkinabes
bg bulgarian bulgar* bulgare bulgares
bh bahraini bahreini
bo bolivian bolivians bolivian* bolivien+
br brazilian brazilians brasilen* bresilien+ brasileir* brasilera brasilero
by belarusian belarusians bielorrus* bielorusse bielorusses
ca canadian canadians canadiense canadienses canadien+ canadense canadenses
cd congolese congolen* congolais congolaise
ch swiss suiz* suisse suisses suic*
ci ivorian marfilen* ivoirien+
cl chilean chileans chilen* chilien+
cm cameroonian camerunes camerounais camerounaise camarones
cn chinese chin* chinois chinoise chinoises chines chinesa chineses chinesas
co colombian colombians colombian* colombien+
cr costarican costarricense costarricenses costaricien+
cu cuban cubans cuban* cubain+
cy cypriot chipriota chypriote
cz czech czechs chec* tcheque tcheques
de german germans aleman alemana alemanes alemanas allemand+ alema alemaes alemas
dk danish danes danes danesa daneses danois danoise dinamarques dinamarquesa
do dominican dominicans dominican* dominicain+
dz algerian argelin* algerien+ argelin*
ec ecuadorian ecuadorean ecuatorian* equatorien+ equatorian*
ee estonian estoni*
eg egyptian egyptians egipci* egyptien+ egipci*
es spanish spaniards espanol espanola espanoles espanolas espagnol+ espanhol espanhola espanhois espanholas
es catalan catalans
es catalana catalanes catalane basque basques vasc* basc* gallego gallega galician
fi finnish finlandes finlandesa finlandais finlandaise
fr french frances francesa franceses francesas francais francaise francaises
gb british english scottish welsh britanic* britannique britanniques ingles inglesa ingleses inglesas
gb anglais anglaise
gb escoces escocesa ecossais ecossaise gales galesa gallois
ge georgian georgians
gh ghanaian ghanes ghanesa ghaneen+
gr greek greeks grieg* grec grecque grecs grecques greg*
gt guatemalan guatemalans guatemaltec* guatemalteque guatemalteques
hk hongkonger hongkongers hongkonais
hn honduran hondurans honduren* hondurien+ hondurenh*
hr croatian croat* croate croates
ht haitian haitians haitian* haitien+
hu hungarian hungar* hongrois hongroise
id indonesian indonesians indonesi* indonesien+
ie irish irlandes irlandesa irlandais irlandaise
il israeli israelis israelies israelien+ israelense
in indian indians indi* indien+ indian*
iq iraqi iraqis iraquies irakien+ iraquian*
ir iranian iranians irani iranies iranien+ iranian*
is icelandic islandes islandais
it italian italians italian* italien+
jm jamaican jamaican* jamaicain+
jo jordanian jordan* jordanien+
jp japanese japones japonesa japoneses japonesas japonais japonaise
ke kenyan kenyans kenian* kenyan+ queniano
kh cambodian cambodians camboyan* cambodgien+ cambojan*
kr korean koreans corean* coreen+ south-korean surcorean* sud-coreen+ sul-corean*
kz kazakh kazaj* kazakhe
lb lebanese libanes libanesa libaneses libanais libanaise
lk lankan lankans srilanques ceilanes
lt lithuanian lituan* lituanien+
lv latvian leton letona
ma moroccan marroqui marroquies marocain+ marroquin*
mm burmese birman* birman+
mx mexican mexicans mexican* mexicain+ mexiquense
my malaysian malasi* malaisien+
mz mozambican mozambiquen* mozambicain+ mocambican*
ng nigerian nigerians nigerian* nigerien+
ni nicaraguan nicaraguans nicaraguense nicaraguenses nicaraguayen+
nl dutch neerlandes neerlandesa holandes holandesa neerlandais neerlandaise hollandais
no norwegian norueg* norvegien+
np nepali nepalese nepalais
nz new-zealand neozelandes neozelandesa neo-zelandais neo-zelandaise kiwi
pa panamanian panamanians panamen* panameen+ panamenh*
pe peruvian peruvians peruan* peruvien+
ph filipino filipinos filipina filipinas philippine philippin+
pk pakistani pakistanis pakistanies pakistanais pakistanaise paquistanes
pl polish polac* polonais polonaise polones polonesa
pr boricua boricuas puertorriquen* portoricain+ porto-riquenh*
ps palestinian palestinians palestin* palestinien+
pt portuguese portugues portuguesa portugueses portuguesas portugais portugaise
py paraguayan paraguay* paraguayen+ paraguai*
ro romanian ruman* roumain+ romen*
rs serbian serbi* serbe serbes servi*
ru russian russians rus* russe russes russ*
se swedish suec* suedois suedoise
sg singaporean singapurense
si slovenian sloven* slovene
sk slovak eslovac* slovaque
sn senegalese senegales senegalesa senegalais senegalaise
sv salvadoran salvadorans salvadorean salvadoren* salvadorien+ salvadorenh*
th thai tailandes tailandesa thailandais thailandaise
tn tunisian tunisians tunecin* tunisien+ tunisian*
tr turkish turc* turque turques
tw taiwanese taiwanes taiwanesa taiwanais
tz tanzanian tanzan* tanzanien+
ua ukrainian ukrainians ucranian* ukrainien+
ug ugandan ugandes ougandais
us american americans estadounidense estadounidenses norteamerican* etats-unien+ etasunien+ americain+
us estadunidense
us estadunidenses
uy uruguayan uruguay* uruguayen+ uruguai*
ve venezuelan venezuelans venezolan* venezuelien+ venezuelan*
vn vietnamese vietnamita vietnamitas vietnamien+
za south-african sudafrican* sud-africain+ sul-african*
zm zambian zambian* zambien+
zw zimbabwean zimbabuense zimbabween+
ca-qc quebec quebecois quebecoise quebecoises quebeker quebecker
"""


@cache
def demonyms() -> Mapping[str, str]:
    """Folded adjective -> ISO code of its country in lower case, or a state's id (`ca-qc`)."""
    table: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        country, *forms = line.split()
        for form in forms:
            for word in _expanded(form):
                table.setdefault(word, country)
    return table


def _expanded(form: str) -> tuple[str, ...]:
    stem = form[:-1]
    if form.endswith("*"):
        return tuple(stem + ending for ending in ("o", "a", "os", "as"))
    if form.endswith("+"):
        doubled = stem + "n" if stem.endswith("en") else stem
        return (stem, stem + "s", doubled + "e", doubled + "es")
    return (form,)
