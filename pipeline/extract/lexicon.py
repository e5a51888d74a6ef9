"""Word lists of the rules, folded (lower case, no accents), in English, Spanish, French and Portuguese
together.

They are together because labor texts mix languages: an English bulletin names the "Frente Auténtico del
Trabajo".
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for lists that are easier read as text."""
    return frozenset(words.split())


# Words that by themselves make a name of an organization out of the capitalised run they stand in.
STRONG_HEADS = word_set("""
union unions federation confederation association brotherhood council congress committee alliance
coalition network center centre institute university department ministry board party fund project
commission foundation organization organisation league movement society guild syndicate caucus assembly
agency authority bureau secretariat parliament collective cooperative consortium trust forum chamber
initiative partnership court tribunal inspectorate senate legislature college institution academy
fellowship sisterhood lodge exchange auxiliary internationale intersyndicale sindicato sindicatos
federacion confederacion confederacao federacao central frente partido instituto ministerio asociacion
associacao alianza alianca coordinadora coordenacao comision comissao comite conselho consejo congreso
congresso fundacion fundacao movimiento movimento liga red rede secretaria universidad universidade
escuela escola colegio camara junta tribunal coalicion consorcio colectivo coletivo cooperativa cruzada
direccion direcao asamblea assembleia defensoria fiscalia procuraduria agencia banco centro procuradoria
subdirectiva viceministerio gobierno governo unidad unidade organizacion organizacao fondo fundo uniao
unioes embajada embaixada syndicat syndicats confederation conseil ministere commission comite centrale
parti ligue mouvement association fondation universite ecole chambre cour agence banque secretariat
regroupement organisation collectif alliance conference inspection gouvernement fonds office coordination
rassemblement reseau front government embassy cabinet
""")

# Heads of names in Spanish, Portuguese and French that need something behind them: "Gremio de Estibadores",
# "Cervecería Modelo", "Aciéries de Longwy", "Hospital Maciel", "Guardia Civil".
OPENING_HEADS = word_set("""
sociedad sociedade gremio gremios hermandad mutual mutualista mutualidad combinacion mancomunal plataforma
comando corriente circulo circulo ateneo municipalidad municipio legislatura regimiento guardia guarda policia
gendarmeria inspeccion oficina corte juzgado hospital clinica museo museu imprenta iglesia igreja parroquia
vicaria arzobispado archivo archivo arquivo biblioteca prefeitura maternidade orfanato fabrica nucleo
compania companhia empresa empresas ingenio usina usinas cerveceria cervejaria cristalerias cristaleria
astilleros astillero estaleiro estaleiros cementos cimentos ferrocarriles ferrocarril panaderia textil
textiles minera mineria frigorifico frigorificos refineria hilanderia tejeduria fiacao tecelagem viacao
papelera tabacalera grupo ceramica ceramicas hilados manufacturas maquilas talleres siderurgica
siderurgia altos fundicion maestranza carbones carbonifera petroleos minas bodegas ganaderia azucarera
metalurgica laboratorios expreso transportes
bourse societe compagnie cercle amicale musee hospice orphelinat regie caisse cegep lycee hopital eglise
mairie groupement secours usine usines acieries forges verrerie verreries cristalleries cristallerie
faienceries papeteries papeterie tissages tissage filature filatures brasserie brasseries chantiers
etablissements ateliers houilleres charbonnages galeries bazar maison imprimerie boulangerie cooperative
coordination prefecture rectorat eveche chemins manufacture manufactures cimenterie raffinerie raffineries
sucrerie chocolaterie tanneries tannerie fonderie fonderies laminoirs ardoisieres
intersindical obreros obreras trabajadores estibadores uniao radio canal
""")

# Words that make a name only with something distinctive before them: "Loray Mill", "Morning Star".
WEAK_HEADS = word_set("""
bank hospital hospitals airlines airways motors industries holdings partners enterprises logistics foods
stores mills mill steel railways railroad railway church school schools works products times post tribune
herald gazette journal review press books news radio magazine bulletin chronicle sentinel observer
telegraph dispatch examiner service services administration office group clinic library museum club
company companies corporation studios laboratories electric motor rubber manufacturing packing copper
mining petroleum oil energy systems technologies technology solutions healthcare health insurance
financial capital investments pharmaceuticals transit transport shipping lines ferries international
terminals port voice society brigade brigades police army guard rights watch campaign front
group groups hotels resorts casinos markets supermarkets bakeries brewing brewery farms dairy meats
poultry textiles apparel line lines colliery collieries estates plantation plantations mine mines distillery
creamery laundry laundries steamships navigation shipyard shipyards foundry forge brass zinc cement glass
garment knitting spinning weaving packing canning stevedores freightways aluminium aluminum oilfields
dredging stove stoves sugar lumber timber bros brothers tramways trams coachlines carriers packers parish
cathedral clinic infirmary asylum dispensary convent archives almanac leader argus courier mercury star
standard pilot guardian advertiser express mirror citizen pioneer vanguard worker miner weekly daily review
recorder record inquirer enquirer reporter independent witness globe sun examiner republic world register
party
""")

# Names of workers that make a name with a determination: "United Auto Workers", "Mine Workers of America".
WORKER_HEADS = word_set("""
workers teamsters machinists steelworkers autoworkers teachers nurses employees carpenters electricians
boilermakers longshoremen farmworkers miners mineworkers postalworkers seafarers sailors farmers fishermen
typographers ironworkers painters plumbers
""")

# Heads and describing words that alone name a body without a name: "Executive Board", "the Union".
BARE = word_set("""
the our your their this that these those its his her my all any some every each new general executive
national international local regional joint annual steering organizing organising bargaining strike
negotiating negotiation special standing permanent political advisory coordinating action district state
provincial county city central grievance credit trade labor labour workers worker health safety staff rank
file management supervisory governing constitutional convention resolutions education finance budget
editorial first second third next last biennial quadrennial emergency founding plenary inquiry world
global federal independent united democratic free public private ejecutivo ejecutiva nacional
internacional general central sindical local regional directivo politico federal estatal de del la el los
las nuestro nuestra su sus un una extraordinario ordinario executif executive national nationale generale
regional regionale syndical syndicale local locale le les l du des un une notre leur confederal
confederale administration administracion administrativo direction directeur d in and y et e of for a au
aux to parliamentary ladies defence defense relief shop orders standing entertainment audit credentials
rules nominating picket minutes label diary store company corporation group union election elections mass
meeting meetings
""")

# What stands before a name and is not of it.
LEADING = word_set("""
the a an this that these those our your their its his her my in on at by for from with without and or but
nor so yet if when while as since until after before during under over between among against because
although though where who whom whose which what why how once both either neither not no yes all any some
many most several few each every other another such only also even then there here now today yesterday
tomorrow recently later earlier meanwhile however moreover therefore thus whereas resolved dear brother
sister brothers sisters comrade comrades mr mrs ms dr prof professor sir rev reverend president vice
secretary treasurer chair chairman chairwoman chairperson director minister governor senator mayor
representative congressman congresswoman organizer organiser leader leaders delegate delegates member
members general-secretary spokesperson spokesman spokeswoman justice judge attorney premier commissioner
captain colonel join support stop save meet contact call visit read see photo photos source by via re fwd
cc to via about into will would can could should may might must do does did is are was were be been has
have had let former ex late deputy acting interim longtime fellow according following including despite el
la los las un una unos unas de del al en con por para y o e u pero si cuando como que segun sobre desde
hasta entre su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa companero companera
companeros presidente presidenta secretario director directora ministro ministra gobernador lider
dirigente le les l un une des du d au aux en dans avec par pour sur sous et ou mais si quand comme que
selon depuis chez notre nos votre vos leur leurs ce cet cette ces monsieur madame camarade camarades
president secretaire directeur ministre presidente o os as um uma uns umas do da dos das no na nos nas ao
aos com por para e ou mas se quando como que segundo tambien aussi tambem tras ante contra mientras ademas
i we you he she it they me us him them monday tuesday wednesday thursday friday saturday sunday january
february march april june july august september october november december
""")

# Words of a run after which the name is over: what the name determines.
FOLLOWING = word_set("""
president presidents secretary secretaries treasurer director directors chair chairman chairwoman
chairperson leader leaders leadership organizer organizers organiser organisers member members membership
delegate delegates official officials officer officers spokesperson spokesman spokeswoman representative
representatives steward stewards staff activist activists affiliate affiliates contract strike strikes
campaign campaigns rally picket action meeting headquarters vice general-secretary minister commissioner
judge justice attorney president-elect says said announces announced wins won calls called votes voted
rejects rejected demands demanded backs backed joins joined launches launched signs signed strikes struck
ends ended holds held takes took condemns welcomes urges opposes supports endorses elects elected
celebrates mourns files filed sues sued asks asked tells told splits reports reported meets fights faces
gets makes plans seeks warns threatens accepts approves ratify ratifies reach presidente presidenta
secretario secretaria dirigente dirigentes lider lideres miembro miembros
""")

# The great public bodies: the countries that may follow a company's name with "of".
COUNTRIES = word_set("""
america canada britain india ireland australia africa england scotland wales nigeria ghana kenya jamaica
mexico argentina chile peru brasil brazil colombia cuba espana france belgique suisse quebec australasia
zealand pakistan ceylon malaya singapore
""")

# A run that ends in one of these is an event (or below: a law); what stands before it is judged anew.
EVENTS = word_set("""
conference conferences convention conventions summit rally parade festival meeting meetings week month day
days anniversary strike march demonstration picnic banquet dinner school-day encounter gathering
resolution resolutions conferencia convencion cumbre encuentro marcha jornada congreso-ordinario huelga
convention-collective forum-social campaign campaigns caravan tour hearing hearings election elections
""")
STATUTES = word_set("""
act acts agreement agreements treaty treaties law laws bill bills accord accords amendment amendments code
codes pact protocol ley leyes tratado acuerdo codigo pacto loi lois traite accord pacte lei leis acordo
""")
LAWS = STATUTES | word_set("""
charter constitution statute ordinance directive clause doctrine declaration manifesto award awards prize
program programme mechanism pipeline war wars revolution crisis deal reform plan initiative-measure report
reports carta decreto reforma plan programa premio guerra charte decret reforme programme prix guerre
""")

# Words that may stand within a name, small, between two of its capitalised words.
OF = word_set("of de del d do da dos das des du di der")
FOR = word_set("for para pour pelo pela por to against pro contra contre on sobre sur")
AND = word_set("and y e et und i")
ARTICLES = word_set("the la el los las le les l a as o os")

# Heads that may be followed by "for …", "to …", "against …".
PURPOSE_HEADS = word_set("""
committee campaign center centre institute coalition alliance council movement project fund foundation
association network commission organization organisation ministry department office partnership initiative
party league congress court institution citizens society agency trust union federation collective forum
comite comision fondo instituto centro movimiento alianza red frente mouvement ligue association collectif
coalition consortium nurses workers teamsters students women lawyers fellowship task unidad consejo
""")

# Trades, materials and the like: what unions are of, so what "and" and commas within a name may join.
TRADES = word_set("""
food commercial retail wholesale department store steel iron metal metals mine mines mining mill smelter
auto automobile aircraft aerospace agricultural agriculture implement electrical electric radio machine
machinery paper paperworkers rubber plastic plastics leather glass pottery ceramic chemical chemicals oil
gas energy power utility utilities water transport transportation transit rail railway railroad road
maritime marine dock longshore warehouse port ports harbor ship shipbuilding boiler boilermakers
blacksmiths building construction carpenters joiners wood woodworkers timber lumber allied industrial
industry industries farm farmers cannery field garment garments clothing textile textiles needletrades
apparel hat cap fur hotel restaurant bartenders hospitality service services cleaners domestic health
healthcare hospital medical nurses nursing education educational educators teachers university college
school schools academic staff professional technical clerical office employees public state county
municipal government civil federal service postal letter carriers post telegraph telephone communications
communication telecommunications media broadcast journalists newspaper printing graphic typographical
publishing performing artists musicians theatrical stage screen actors television film writers players
fire police security prison correctional social science research culture cultural sports fishermen fish
sugar tobacco bakery confectionery grain millers brewery distillery beverage meat butcher packinghouse
dairy fruit vegetable flower banana coffee tea plantation forestry forest quarry stone cement brick
bricklayers plasterers masons painters plumbers pipefitters roofers ironworkers operating engineers
engineering engineers electricians machinists mechanics technicians manufacturing foundry moulders molders
tool die workers worker labor labour laborers labourers employment occupational safety trade trades crafts
craft job jobs women men people youth students migrant migrants immigrant immigrants refugee refugees
human rights justice peace democracy freedom solidarity economic economics development policy planning
relations welfare compensation housing conciliation arbitration mediation manpower training supervision
community communities corrections culture sport finance financial banking bank insurance commerce
industrial tourism environment environmental climate defense defence security foreign affairs home
interior trade international local national regional black restoration free democratic united independent
progressive socialist communist christian general american teamsters chauffeurs warehousemen helpers
seafarers sailors pilots attendants drivers ferry ferries taxi truck bus car vehicle rescue ambulance
mills vecinales tenants aerospace ingenieria educacion salud trabajo trabajadores trabajadoras obreros
obreras campesinos campesinas empleados maestros telefonistas electricistas mineros metalurgicos
metalurgica petroleros petrolero ferrocarrileros jornaleros siderurgicos siderurgica automotriz industria
industrias servicios publicos previsión prevision social seguridad comercio transporte construccion textil
justicia paz derechos humanos estudios investigacion cultura desarrollo registro laboral conciliacion
arbitraje economia travail travailleurs travailleuses enseignants enseignantes employes employees
metallurgie sante services sociaux education jeunesse transports mines energie commerce fonctionnaires
professionnelles professionnels infirmieres trabalho trabalhadores trabalhadoras metalurgicos bancarios
professores petroleiros saude educacao rurais sem terra
""")

# Lower-case words that a French (or Spanish, Portuguese) name goes on with after its head.
CONTINUING = word_set("""
national nationale nationaux nationales international internationale internationaux internationales
general generale generaux mondial mondiale regional regionale departemental departementale provincial
provinciale local locale democratique democratiques chretien chretienne chretiens libre libres unitaire
unitaires unifie autonome autonomes independant independante independants syndical syndicale syndicaux
syndicales ouvrier ouvriere ouvriers ouvrieres populaire populaires patronal patronale professionnel
professionnelle professionnels interprofessionnelle social sociale sociaux sociales socialiste communiste
economique federal federale central centrale canadien canadienne canadiens quebecois quebecoise francais
francaise belge africain africaine europeen europeenne europeens latino americain americaine episcopale
islamique paysanne paysan commun haut haute superieur public publique publiques travail travailleurs
travailleuses enseignants enseignantes employes employees metallurgie metallurgistes sante services
education jeunesse transports mines energie commerce fonctionnaires infirmieres finances tresor syndicats
industries chimiques industrie etudiants etudiantes ecoles catholiques solidarite ouvriere postiers
cheminots mineurs dockers marins journalistes agents cadres ingenieurs techniciens retraites chomeurs
precaires femmes droits homme entreprises construction alimentation textile agriculture agricoles arabes
secteur prive
""")

# Adjectives of nations and regions: before a name they stand outside of it, unless it has nothing else.
NATIONAL = word_set("""
american mexican canadian british english french german italian spanish portuguese brazilian argentine
argentinian chilean bolivian peruvian colombian venezuelan ecuadorian uruguayan paraguayan cuban haitian
dominican guatemalan honduran salvadoran nicaraguan panamanian jamaican puerto-rican indian pakistani
bangladeshi nepali chinese japanese korean vietnamese thai indonesian malaysian filipino philippine
burmese cambodian turkish greek bulgarian romanian hungarian polish czech slovak ukrainian russian
belarusian georgian armenian iranian iraqi israeli palestinian lebanese syrian jordanian egyptian libyan
tunisian algerian moroccan nigerian ghanaian kenyan ugandan tanzanian ethiopian zambian zimbabwean
namibian swedish norwegian danish finnish dutch belgian swiss austrian irish scottish welsh european
african asian australian mexicano mexicana brasileno brasilena
latino latina latinos latinas hispanic chicano black white indigenous native muslim jewish catholic afro arab
""")

FIRST_NAMES = word_set("""
robin george john james robert michael william david richard joseph thomas charles christopher daniel
matthew anthony mark donald steven paul andrew joshua kenneth kevin brian edward ronald timothy jason
jeffrey jeffery ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter
zachary walter harold kyle carl arthur roger keith jeremy terry lawrence sean christian albert joe ethan
austin jesse willie billy bryan bruce jordan ralph roy noah dylan eugene wayne alan juan louis russell
gabriel randy philip harry vincent bobby johnny logan mary patricia jennifer linda elizabeth barbara susan
jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda
melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley brenda emma
anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather
diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah
megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean
alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana
brittany doris kayla alexis lori luis carlos miguel jorge pedro manuel francisco antonio jesus alejandro
rafael javier fernando ricardo eduardo roberto sergio diego andres pablo rosa carmen ana lucia elena
isabel marta pilar dolores guadalupe pierre jacques michel philippe alain bernard claude marcel rene andre
francois marie jeanne monique francoise nathalie isabelle joao paulo luiz fred bill bob tom jim mike dave
steve dan ben sam tony ed ted ray ron tim matt chris nick pat alex max leo hugo otto karl hans eugene
cesar emiliano benito lazaro vicente napoleon fidel ernesto salvador bernie rosa clara emma lucy ella
elena
""")
