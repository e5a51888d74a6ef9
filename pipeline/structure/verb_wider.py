"""Still more verbs of resolutions in Spanish and French, in the notation of `verb_wide`."""

from __future__ import annotations

from pipeline.structure.verb_table import Stance

SPANISH_WIDER: dict[Stance, str] = {
    "supports": """
        acoger/acoge arropar congraciar cobijar condoler/conduele consolar/consuela dignificar ensalzar
        estimar festejar glorificar ponderar premiar simpatizar sufragar validar vindicar vitorear
    """,
    "opposes": """
        aborrecer/aborrece acusar afear amonestar anatematizar apostrofar atacar contradecir/contradice
        contrarrestar culpar desaconsejar desafiar/desafía desaprovechar desdecir/desdice deslegitimar
        desmontar despreciar disentir/disiente estigmatizar frenar fustigar imputar increpar lastimar
        maldecir/maldice querellar rebatir/rebate recriminar resentir/resiente tachar
    """,
    "acts": """
        acabar acampar acaparar acarrear acceder/accede acercar aclamar acometer/acomete acondicionar
        acoplar acordonar acreditar actuar/actúa acuñar adaptar adicionar adjudicar adjuntar adoctrinar
        aducir/aduce afectar aferrar afinar aflojar afrontar agendar agilizar agitar agregar aguardar
        ahondar ahorrar aislar/aísla alegar alfabetizar alinear aliviar alojar alquilar alterar alternar
        alzar amarrar amortizar añadir/añade analizar anexar anotar anteponer/antepone anticipar
        anunciar apadrinar apegar aplazar apoderar apostar/apuesta apostillar aprender/aprende aprestar
        apresurar aprontar aprovechar aprovisionar aproximar apuntalar apuntar arbitrar armar arraigar
        arrancar arreciar arreglar arrendar/arrienda arrojar asentar/asienta aseverar asilar asimilar
        atar atenuar/atenúa atestiguar atraer/atrae atribuir/atribuye auditar auspiciar autenticar
        autofinanciar avecinar avisar avivar azuzar bajar balancear balotar barrer/barre beneficiar
        boletinar bonificar borrar cablegrafiar caducar calcular calendarizar callar caminar candidatear
        canjear capitalizar captar caracterizar cargar carnetizar casar castigar catalogar causar
        ceder/cede celar ceñir/ciñe censar centrar cercar cerciorar certificar cesar cifrar
        circunscribir/circunscribe clasificar cobrar codificar coeditar cofinanciar coger/coge
        cohesionar coincidir/coincide coligar comisionar compaginar comparecer/comparece compensar
        competir/compite complementar comprender/comprende comprobar/comprueba computar concientizar
        conciliar concitar condicionar condonar conectar confiar/confía confinar confluir/confluye
        confrontar conjugar conmutar consensuar/consensúa consentir/consiente consignar
        consistir/consiste constar constreñir/constriñe contabilizar contactar contemplar
        contener/contiene contestar contraer/contrae contrastar convalidar conversar convidar
        convivir/convive cooptar copiar corear coronar correr/corre corresponder/corresponde corroborar
        cortar costear cotejar cotizar crecer/crece cronometrar cruzar cuantificar culminar cultivar
        curar debilitar declinar decorar deducir/deduce defenestrar defraudar degradar demarcar demorar
        demostrar/demuestra departir/departe depender/depende deponer/depone deportar depurar
        derechohabilitar derribar derrocar derrotar desafiliar desagregar desahogar desalojar desarmar
        descargar descartar descongelar descubrir/descubre desembolsar desempatar desenmascarar
        desglosar desgravar desincorporar desistir/desiste desligar deslindar desmantelar desmilitarizar
        desocupar despachar despedir/despide despejar despertar/despierta desprender/desprende
        destituir/destituye destrabar destruir/destruye desvanecer/desvanece desviar/desvía detallar
        detectar devengar devolver/devuelve dialogar dibujar digitalizar dimitir/dimite dinamizar
        diplomar diputar discernir/discierne disciplinar discutir/discute diseminar disfrutar
        disminuir/disminuye disolver/disuelve disputar distanciar dividir/divide divulgar doblar
        doblegar domiciliar donar duplicar economizar ejemplificar elucidar emancipar embarcar embargar
        emblematizar empadronar empapelar empatar empezar/empieza empoderar empujar enarbolar encadenar
        encender/enciende encerrar/encierra encontrar/encuentra encuadrar encuestar endurecer/endurece
        enfilar enfocar enganchar enjuiciar enlazar enlistar enmendar/enmienda enrolar ensamblar ensayar
        enseñar entender/entiende enterrar/entierra entonar entrevistar entronizar enumerar enunciar
        equiparar equivaler/equivale escalafonar escalar escalonar escenificar esclarecer/esclarece
        escoger/escoge escoltar escrutar esgrimir/esgrime espaciar esperar esquematizar estacionar
        estallar estampar estandarizar estipular estrenar evacuar/evacúa evidenciar evocar evolucionar
        excarcelar exceder/excede exhibir/exhibe eximir/exime exonerar expandir/expande expedir/expide
        experimentar expirar explayar explotar exportar extinguir/extingue extraer/extrae extremar
        fabricar facturar fallar faltar familiarizar favorecer/favorece fechar figurar filiar filmar
        finalizar financiar firmar flexibilizar fluir/fluye forrar forzar/fuerza fotografiar/fotografía
        fraccionar franquear frecuentar fundamentar fundir/funde fusionar ganar generalizar generar
        gestar girar gobernar/gobierna gozar grabar gratificar gritar guardar guiar/guía haber/hay
        hablar hallar heredar hospedar hostigar huir/huye humanizar idear identificar ilegalizar
        iluminar ilustrar imaginar imbuir/imbuye impetrar implicar improvisar inaugurar incautar
        incidir/incide inclinar incoar independizar indexar indicar inducir/induce indultar
        industrializar influir/influye infundir/infunde ingresar inhabilitar inhibir/inhibe inmovilizar
        innovar inquirir/inquiere inspeccionar inspirar instaurar instigar instrumentar intentar
        interceder/intercede interesar internacionalizar internar interpretar interrogar
        interrumpir/interrumpe inundar invalidar inventariar/inventaría invocar involucrar ir/va izar
        jurar justificar justipreciar juzgar laborar lanzar lastrar leer/lee legar legitimar liberar
        licenciar licitar liderar lidiar ligar llegar llenar localizar madurar mandar maniobrar mapear
        marcar masificar materializar matricular maximizar mecanizar mediar meditar mencionar
        mensualizar meter/mete militar minimizar mirar moderar monitorear montar morir/muere motivar
        mover/mueve mudar multar nacer/nace narrar nivelar nominar normalizar notar nuclear numerar
        objetivar obsequiar obstaculizar obviar ocasionar oficializar oficiar ofrendar oir/oye
        omitir/omite opositar optimizar orar oscilar paliar parcelar parlamentar partir/parte pasar
        patentizar patrullar pegar penalizar penar pensar/piensa pensionar percibir/percibe
        perder/pierde perdonar perdurar perifonear peritar permutar pernoctar pertrechar pesar picar
        pintar piquetear pisar plasmar platicar plebiscitar plegar/pliega poblar/puebla posibilitar
        posponer/pospone postular preavisar precaver/precave preceder/precede prefijar preguntar
        preparar prepararse prescindir/prescinde prescribir/prescribe preservar presidir/preside
        presionar presupuestar prevalecer/prevalece prever/prevé principiar privar privilegiar
        probar/prueba procesar profesar profesionalizar prohijar prometer/promete pronosticar propinar
        propugnar proseguir/prosigue prosperar protagonizar protocolizar provocar puntualizar purgar
        quebrantar quedar quitar racionalizar radiar radicar reaccionar reactivar reagrupar reajustar
        realzar reasumir/reasume reavivar rebajar rebasar recaer/recae recalcar recapitular reciclar
        recitar recobrar reconciliar reconducir/reconduce reconsiderar reconvenir/reconviene
        reconvertir/reconvierte recortar rectificar recurrir/recurre redimir/redime
        redistribuir/redistribuye reeditar reeducar reelegir/reelige reembolsar reemplazar reencauzar
        reencontrar/reencuentra reenviar/reenvía refinanciar reflejar reflexionar refundar
        refundir/refunde regalar regionalizar regir/rige registrar reglamentar regresar regularizar
        rehabilitar rehacer/rehace reimprimir/reimprime reingresar reiniciar reinvertir/reinvierte
        relacionar relanzar relatar relevar rematar remediar remover/remueve remunerar renegociar rentar
        reparar repatriar repensar/repiensa replantear replegar/repliega reportar reproducir/reproduce
        resarcir/resarce reseñar resguardar residir/reside restar restaurar restringir/restringe
        resumir/resume retener/retiene retornar retransmitir/retransmite retribuir/retribuye reubicar
        revalorizar reventar/revienta revisitar revitalizar robustecer/robustece rodear rolar
        romper/rompe rubricar sabotear sacar salir/sale salvaguardar salvar sanear satisfacer/satisface
        secretariar seleccionar sellar semaforizar sembrar/siembra sensibilizar sepultar sesionar
        simplificar sindicar sitiar sobrellevar sobreponer/sobrepone sobreseer/sobresee socorrer/socorre
        sofocar soldar/suelda soltar/suelta solventar sondear soportar sortear subdividir/subdivide
        subir/sube subrogar subsanar subvencionar suceder/sucede sujetar suministrar supeditar superar
        supervisar suplir/suple surtir/surte suscitar sustanciar sustentar sustraer/sustrae tabular
        tapar tasar telegrafiar/telegrafía teñir/tiñe terminar testificar tildar timbrar tirar titular
        tocar tolerar torcer/tuerce totalizar trabar traer/trae transcribir/transcribe
        transigir/transige transparentar transportar trascender/trasciende trasmitir/trasmite traspasar
        tratar triplicar triunfar turnar ubicar ultimar uniformar universalizar urbanizar usar
        usufructuar/usufructúa vaciar/vacía vacunar valer/vale velar vencer/vence vender/vende
        venir/viene ventilar ver/ve veranear verificar verter/vierte vestir/viste viabilizar viajar
        vigorizar violentar virar visibilizar vitalizar vivir/vive vocear volantear volcar/vuelca zanjar
    """,
    "asks": """
        apercibir/apercibe cominar excitar
    """,
}

FRENCH_WIDER: dict[Stance, str] = {
    "supports": """
        agréer/agrée/agréons bénir/bénit/bénissons complimenter encenser estimer exalter fraterniser
        glorifier magnifier plébisciter réhabiliter remémorer souhaiter sponsoriser
    """,
    "opposes": """
        accuser censurer contrecarrer contredire/contredit/contredisons
        décourager/décourage/décourageons désolidariser détester disconvenir/disconvient/disconvenons
        entraver exécrer/exècre/exécrons honnir/honnit/honnissons incriminer insurger/insurge/insurgeons
        invectiver maudire/maudit/maudissons pourfendre/pourfend/pourfendons
        proscrire/proscrit/proscrivons réprimander ridiculiser
    """,
    "acts": """
        abaisser abonner abréger/abrège/abrégeons abriter absorber abstenir/abstient/abstenons accaparer
        accéder/accède/accédons accommoder accréditer accumuler actionner activer additionner
        adjoindre/adjoint/adjoignons affermir/affermit/affermissons afficher
        affranchir/affranchit/affranchissons affréter/affrète/affrétons agencer/agence/agençons aggraver
        agiter agrandir/agrandit/agrandissons aiguiller aligner alimenter alléger/allège/allégeons
        aller/va/allons allonger/allonge/allongeons alphabétiser alterner ancrer animer annexer
        annoncer/annonce/annonçons anticiper apaiser aplanir/aplanit/aplanissons
        apparaître/apparaît/apparaissons appartenir/appartient/appartenons apposer appréhender
        apprendre/apprend/apprenons apprêter approcher approprier approvisionner arbitrer archiver armer
        arracher arrimer arriver assainir/assainit/assainissons assembler assermenter assigner assimiler
        assouplir/assouplit/assouplissons assujettir/assujettit/assujettissons
        astreindre/astreint/astreignons attacher attaquer atteindre/atteint/atteignons
        attendre/attend/attendons atténuer attester attirer auditer auditionner autofinancer avaliser
        avoir/a/avons axer baisser baliser bannir/bannit/bannissons barrer battre/bat/battons boucler
        brancher brandir/brandit/brandissons briser budgéter/budgète/budgétons cadrer calculer calquer
        canaliser caractériser cartographier catégoriser céder/cède/cédons centraliser cerner certifier
        changer/change/changeons chanter chapeauter chasser chiffrer
        circonscrire/circonscrit/circonscrivons circuler citer clamer classer clôturer coaliser coanimer
        codifier cogérer/cogère/cogérons coller colliger/collige/colligeons commanditer
        commencer/commence/commençons commettre/commet/commettons commissionner
        comparaître/comparaît/comparaissons comparer compiler comprendre/comprend/comprenons
        comptabiliser compter concevoir/conçoit/concevons concilier concourir/concourt/concourons
        concrétiser condenser conditionner confectionner conformer confronter conjuguer
        connaître/connaît/connaissons conquérir/conquiert/conquérons conscientiser
        consentir/consent/consentons conserver considérer/considère/considérons consigner consister
        constater contenir/contient/contenons contourner contracter contrer conventionner
        converger/converge/convergeons convertir/convertit/convertissons coopter copier
        correspondre/correspond/correspondons côtoyer/côtoie/côtoyons courir/court/courons coûter
        croire/croit/croyons croître/croît/croissons cueillir/cueille/cueillons cultiver cumuler danser
        dater débarquer débourser débrayer/débraye/débrayons débuter décaisser décentraliser décerner
        décharger/décharge/déchargeons déclasser décliner décloisonner découper
        découvrir/découvre/découvrons décriminaliser dédommager/dédommage/dédommageons défiler
        défrayer/défraie/défrayons dégeler/dégèle/dégelons délaisser délester délimiter délivrer
        déloger/déloge/délogeons démanteler/démantèle/démantelons démentir/dément/démentons
        démettre/démet/démettons démissionner démocratiser démontrer démystifier dénombrer dénommer
        dépasser dépister déplacer/déplace/déplaçons déplafonner dépolitiser dépouiller
        déroger/déroge/dérogeons dérouler désaffilier descendre/descend/descendons
        desservir/dessert/desservons détacher détailler détecter détenir/détient/détenons
        détruire/détruit/détruisons devancer/devance/devançons devenir/devient/devenons deviner
        dialoguer dicter différer/diffère/différons dire/dit/disons discuter disséminer dissiper
        dissocier dissuader distinguer distraire/distrait/distrayons diviser divulguer dominer
        durcir/durcit/durcissons durer ébaucher ébruiter écarter échelonner
        éclaircir/éclaircit/éclaircissons économiser écourter écrouler édicter édifier
        effacer/efface/effaçons effleurer efforcer/efforce/efforçons égaler égaliser élaguer
        élever/élève/élevons élucider émaner embarquer embellir/embellit/embellissons embrasser émigrer
        emménager/emménage/emménageons emmener/emmène/emmenons emparer empiéter/empiète/empiétons
        emporter emprunter encaisser enchaîner enchâsser encourir/encourt/encourons endiguer
        enfoncer/enfonce/enfonçons enfreindre/enfreint/enfreignons enjoliver enlever/enlève/enlevons
        énoncer/énonce/énonçons enraciner enrayer/enraye/enrayons enrôler enseigner ensemencer entasser
        entendre/entend/entendons entourer entraider entraîner entrer énumérer/énumère/énumérons
        envahir/envahit/envahissons envisager/envisage/envisageons épargner éplucher épouser éprouver
        épuiser épurer équilibrer équivaloir/équivaut/équivalons escorter espacer/espace/espaçons
        essaimer essayer/essaie/essayons estomper étatiser étayer/étaie/étayons
        éteindre/éteint/éteignons étoffer évacuer éveiller évincer/évince/évinçons évoluer évoquer
        exceller exciter exhiber exiler exister exonérer/exonère/exonérons expérimenter expirer
        expliquer exploiter exporter exposer exproprier extraire/extrait/extrayons fabriquer façonner
        facturer familiariser fausser feindre/feint/feignons figurer filmer finaliser
        finir/finit/finissons fléchir/fléchit/fléchissons flexibiliser fonctionner forcer/force/forçons
        forger/forge/forgeons formaliser fortifier fouiller fractionner freiner fréquenter
        fuir/fuit/fuyons gagner galvaniser garder geler/gèle/gelons gratifier
        grossir/grossit/grossissons guérir/guérit/guérissons guider hâter héberger/héberge/hébergeons
        hisser humaniser illustrer imaginer immobiliser implanter implémenter/implémente/implémentons
        importer imputer incliner incomber inculquer indigner individualiser
        infléchir/infléchit/infléchissons infliger/inflige/infligeons influencer/influence/influençons
        innover inspecter inspirer institutionnaliser interagir/interagit/interagissons
        intercéder/intercède/intercédons intéresser internationaliser
        interpréter/interprète/interprétons interroger/interroge/interrogeons
        interrompre/interrompt/interrompons inventer inventorier inverser invoquer isoler
        jeter/jette/jetons joindre/joint/joignons jouer jouir/jouit/jouissons juger/juge/jugeons juguler
        jurer justifier laisser légaliser léguer/lègue/léguons libérer/libère/libérons licencier lier
        liquider lire/lit/lisons lister localiser maîtriser manœuvrer manquer maquetter marchander
        marquer marteler/martèle/martelons massifier matérialiser maximiser mécaniser médiatiser méditer
        mélanger/mélange/mélangeons mêler menacer/menace/menaçons ménager/ménage/ménageons mensualiser
        mériter minimiser miser mitiger modérer/modère/modérons moduler montrer motiver
        mourir/meurt/mourons muer munir/munit/munissons museler/muselle/muselons naître/naît/naissons
        narrer naviguer nécessiter neutraliser niveler/nivelle/nivelons nominer
        nourrir/nourrit/nourrissons nuancer/nuance/nuançons numériser numéroter obéir/obéit/obéissons
        objectiver obstruer obtempérer/obtempère/obtempérons occasionner occuper officialiser
        omettre/omet/omettons optimiser oublier outrepasser pallier paraître/paraît/paraissons parapher
        parcourir/parcourt/parcourons parer parier parler parsemer/parsème/parsemons
        parvenir/parvient/parvenons passer patienter patronner peindre/peint/peignons pénaliser pencher
        pénétrer/pénètre/pénétrons penser pérenniser persévérer/persévère/persévérons persister
        persuader peser/pèse/pesons peupler piqueter/piquette/piquetons placarder plafonner
        plaindre/plaint/plaignons plaire/plaît/plaisons planter pointer politiser ponctuer populariser
        positionner posséder/possède/possédons postuler potentialiser préconiser
        prédire/prédit/prédisons préférer/préfère/préférons prémunir/prémunit/prémunissons présider
        pressentir/pressent/pressentons présumer présupposer prétendre/prétend/prétendons
        prévaloir/prévaut/prévalons prévenir/prévient/prévenons primer prioriser priver professer
        professionnaliser profiter programmer progresser projeter/projette/projetons
        promettre/promet/promettons proportionner propulser prospecter prospérer/prospère/prospérons
        provoquer puiser punir/punit/punissons purger/purge/purgeons qualifier quantifier questionner
        quêter quitter rabaisser raccourcir/raccourcit/raccourcissons racheter/rachète/rachetons radier
        raffermir/raffermit/raffermissons raisonner rajouter rajuster ralentir/ralentit/ralentissons
        rallonger/rallonge/rallongeons ramasser ranimer rapatrier rappliquer rapporter rapprocher raser
        rassembler rasseoir rassurer rationaliser rattacher rattraper raviver réactiver réactualiser
        réadmettre/réadmet/réadmettons réaffilier réagir/réagit/réagissons réajuster
        réaménager/réaménage/réaménageons rebâtir/rebâtit/rebâtissons rebondir/rebondit/rebondissons
        recadrer recentrer réceptionner réciter reclasser récolter reconquérir/reconquiert/reconquérons
        reconsidérer/reconsidère/reconsidérons reconvertir/reconvertit/reconvertissons recopier recouper
        recouvrer recouvrir/recouvre/recouvrons rectifier récupérer/récupère/récupérons recycler
        redéfinir/redéfinit/redéfinissons redéployer/redéploie/redéployons
        redevenir/redevient/redevenons redonner réécrire/réécrit/réécrivons réélire/réélit/réélisons
        réembaucher réévaluer réexaminer refaire/refait/refaisons refinancer/refinance/refinançons
        refléchir réfléchir/réfléchit/réfléchissons refléter/reflète/reflétons refonder
        refondre/refond/refondons regagner régénérer/régénère/régénérons régionaliser
        régir/régit/régissons réglementer régler/règle/réglons régulariser réguler rehausser
        réinsérer/réinsère/réinsérons réinstaller réinvestir/réinvestit/réinvestissons
        relayer/relaie/relayons reléguer/relègue/reléguons relier remanier remarquer remédier
        remobiliser remonter remporter rémunérer/rémunère/rémunérons renflouer renseigner rentrer
        repartir/repart/repartons repenser répercuter repérer/repère/repérons répéter/répète/répétons
        replacer/replace/replaçons reposer réprimer reproduire/reproduit/reproduisons réquisitionner
        résilier résorber respirer responsabiliser ressaisir/ressaisit/ressaisissons resserrer
        ressortir/ressort/ressortons rester résumer retarder retourner retrancher
        retransmettre/retransmet/retransmettons retravailler rétribuer rétrocéder/rétrocède/rétrocédons
        retrouver réussir/réussit/réussissons réutiliser revendre/revend/revendons
        revenir/revient/revenons revitaliser revivifier rivaliser rompre/rompt/rompons
        rouvrir/rouvre/rouvrons ruiner sacrifier salarier sauver scander sceller scinder scolariser
        scruter seconder sectionner sélectionner semer/sème/semons sentir/sent/sentons serrer sevrer
        signifier simplifier situer solder solidifier solutionner sombrer sonder sonner
        sortir/sort/sortons soulager/soulage/soulageons soulever/soulève/soulevons sous-traiter
        soustraire/soustrait/soustrayons spécialiser spécifier stabiliser standardiser stationner
        statuer stipuler stopper subdiviser subir/subit/subissons subordonner
        subroger/subroge/subrogeons subsister substituer superviser suppléer/supplée/suppléons supporter
        surgir/surgit/surgissons surmonter surpasser surprendre/surprend/surprenons
        survenir/survient/survenons survivre/survit/survivons susciter suspecter synchroniser
        synthétiser systématiser tabler tâcher talonner tarder témoigner tempérer/tempère/tempérons
        tendre/tend/tendons tenter tester théoriser tirer tisser tolérer/tolère/tolérons totaliser
        toucher tourner tracer/trace/traçons tracter trancher transcrire/transcrit/transcrivons
        transiger/transige/transigeons transporter transposer traquer traverser trier triompher tripler
        troquer uniformiser universaliser user usiner vaincre/vainc/vainquons valoir/vaut/valons varier
        venir/vient/venons ventiler verbaliser verrouiller viabiliser vider
        vieillir/vieillit/vieillissons violer virer visionner visualiser vivre/vit/vivons
        voir/voit/voyons voyager/voyage/voyageons
    """,
    "asks": """
        apostropher désirer quémander
    """,
}
