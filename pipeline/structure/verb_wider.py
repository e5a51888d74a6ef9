"""Still more verbs of resolutions in Spanish and French, in the notation of `verb_wide`."""

from __future__ import annotations

from pipeline.structure.verb_table import Stance

SPANISH_WIDER: dict[Stance, str] = {
    "supports": """
        acoger/acoge alentar/alienta arropar bienvenir congraciar cobijar condoler/conduele consolar/consuela
        dignificar ensalzar estimar festejar glorificar ponderar premiar recordar/recuerda simpatizar
        sufragar validar vindicar vitorear
    """,
    "opposes": """
        anatematizar aborrecer/aborrece acusar afear amonestar apostrofar atacar contradecir/contradice
        contrarrestar culpar desafiar/desafía desaconsejar desaprovechar desdecir/desdice deslegitimar
        desmontar despreciar disentir/disiente estigmatizar frenar fustigar imputar increpar lastimar
        maldecir/maldice protestar querellar recriminar rebatir/rebate resentir/resiente tachar
    """,
    "acts": """
        acabar acampar acaparar acarrear acceder/accede acercar aclamar acometer/acomete acondicionar
        acoplar acordonar acreditar actuar/actúa acuñar acusar adaptar adherir/adhiere adicionar adjudicar
        adjuntar adoctrinar aducir/aduce advertir/advierte afectar aferrar afinar aflojar afrontar agendar
        agilizar agitar agregar aguardar ahondar ahorrar aislar/aísla alegar alfabetizar alinear aliviar
        alojar alquilar alterar alternar alzar amarrar amortizar analizar añadir/añade anexar anotar
        anteponer/antepone anticipar anunciar apadrinar apegar aplazar apoderar apostar/apuesta
        apostillar apremiar aprender/aprende aprestar apresurar aprontar aprovechar aprovisionar
        aproximar apuntalar apuntar arbitrar armar arraigar arrancar arreciar arreglar arrendar/arrienda
        arrojar asentar/asienta aseverar asilar asimilar atacar atar atenuar/atenúa atestiguar atraer/atrae
        atribuir/atribuye auditar auspiciar autenticar autofinanciar avalar avecinar avisar avivar
        azuzar bajar balancear balotar barrer/barre beneficiar boletinar bonificar borrar buscar cablegrafiar
        caducar calcular calendarizar callar caminar candidatear canjear capitalizar captar
        caracterizar cargar carnetizar casar castigar catalogar causar celar censar centrar ceñir/ciñe
        cercar cerciorar certificar cesar ceder/cede cifrar circunscribir/circunscribe clasificar
        cobijar cobrar codificar coeditar cofinanciar coger/coge cohesionar coincidir/coincide coligar
        comisionar comparecer/comparece compaginar compensar competir/compite complementar comprender/comprende
        comprobar/comprueba computar concientizar conciliar concitar condenar condicionar condonar
        conectar confiar/confía confinar confluir/confluye conformar confrontar conjugar conminar conmutar
        conseguir/consigue consensuar/consensúa consentir/consiente consignar consistir/consiste
        constar constatar constreñir/constriñe contabilizar contactar contemplar contener/contiene contestar
        contraer/contrae contrastar convalidar conversar convidar convivir/convive cooptar copiar
        corear coronar correr/corre corresponder/corresponde corroborar cortar costear cotejar cotizar
        crecer/crece cronometrar cruzar cuantificar culminar cultivar curar
        debilitar declinar decorar deducir/deduce defenestrar defraudar degradar demarcar demorar
        demostrar/demuestra departir/departe depender/depende deponer/depone deportar depurar derechohabilitar
        derribar derrocar derrotar desalojar desafiliar desagregar desahogar desarmar desautorizar descargar
        descartar descongelar descubrir/descubre desembolsar desempatar desenmascarar desglosar desgravar
        desincorporar desistir/desiste desligar deslindar desmantelar desmilitarizar desocupar despachar
        despedir/despide despejar despertar/despierta desprender/desprende destinar destituir/destituye
        destrabar destruir/destruye desvanecer/desvanece desviar/desvía detallar detectar devengar
        devolver/devuelve dialogar dibujar digitalizar dimitir/dimite dinamizar diplomar diputar discernir/discierne
        disciplinar discutir/discute diseminar disfrutar disminuir/disminuye disolver/disuelve disputar
        distanciar dividir/divide divulgar doblar doblegar domiciliar donar duplicar
        economizar ejemplificar elucidar emancipar embargar embarcar emblematizar empadronar empapelar empatar
        empezar/empieza emplazar empoderar empujar enarbolar encadenar encender/enciende encerrar/encierra
        encomendar/encomienda encontrar/encuentra encuadrar encuestar endurecer/endurece enfilar enfocar
        enganchar enjuiciar enlazar enlistar enmendar/enmienda enrolar ensamblar ensayar enseñar entender/entiende
        enterrar/entierra entonar entrevistar entronizar enumerar enunciar enviar/envía equiparar equivaler/equivale
        escalar escalafonar escalonar escenificar esclarecer/esclarece escoger/escoge escoltar escrutar esgrimir/esgrime
        espaciar esperar esquematizar estacionar estallar estampar estandarizar estipular estrenar
        evacuar/evacúa evidenciar evocar evolucionar exaltar excarcelar exceder/excede exigir/exige eximir/exime
        exhibir/exhibe exonerar expandir/expande expedir/expide experimentar expirar explayar explotar
        exportar expresar extinguir/extingue extraer/extrae extremar
        fabricar facturar fallar faltar familiarizar favorecer/favorece fechar felicitar figurar filiar filmar
        financiar finalizar firmar flexibilizar fluir/fluye fomentar forrar forzar/fuerza fotografiar/fotografía
        fraccionar franquear frecuentar fundamentar fundir/funde fusionar ganar generar generalizar
        gestar girar gobernar/gobierna gozar grabar gratificar gritar guardar guiar/guía
        haber/hay hablar hallar heredar hospedar hostigar huir/huye humanizar
        idear identificar ilegalizar iluminar ilustrar imaginar imbuir/imbuye impetrar implicar imprimir/imprime
        improvisar impugnar imputar inaugurar incautar incidir/incide inclinar incoar indemnizar independizar
        indexar indicar inducir/induce indultar industrializar influir/influye infundir/infunde
        ingresar inhabilitar inhibir/inhibe inmovilizar innovar inquirir/inquiere inspeccionar inspirar instigar
        instaurar instrumentar intentar intensificar interceder/intercede interesar internacionalizar
        internar interpretar interrogar interrumpir/interrumpe intervenir/interviene inundar invalidar
        inventariar/inventaría invocar involucrar ir/va izar jurar justipreciar justificar juzgar
        laborar lanzar lastrar leer/lee legar legitimar liberar licenciar licitar liderar lidiar ligar
        llegar llenar localizar luchar
        madurar maniobrar mandar manifestar/manifiesta mapear marcar masificar materializar matricular maximizar
        mecanizar mediar meditar mejorar mencionar mensualizar meter/mete militar minimizar mirar moderar
        montar monitorear morir/muere motivar mover/mueve mudar multar
        nacer/nace narrar nivelar nominar normalizar notar nuclear numerar
        objetivar obsequiar obstaculizar obviar ocasionar oficiar oficializar ofrendar oir/oye omitir/omite
        optimizar opositar orar organizar orientar oscilar
        pagar paliar parcelar parlamentar participar partir/parte pasar patentizar patrullar pedir/pide pegar penalizar
        penar pensar/piensa pensionar percibir/percibe perder/pierde perdonar perdurar peritar perifonear permutar
        pernoctar perseguir/persigue pertrechar pesar picar piquetear pintar pisar plasmar
        platicar plebiscitar plegar/pliega poblar/puebla posibilitar posponer/pospone postular preavisar
        precaver/precave preceder/precede preguntar prefijar prepararse preparar prescindir/prescinde
        prescribir/prescribe preservar presidir/preside presionar presupuestar prevalecer/prevalece prever/prevé
        principiar privar privilegiar probar/prueba procesar procurar profesar profesionalizar profundizar prohijar
        prometer/promete pronosticar propinar propugnar prosperar  proseguir/prosigue protagonizar
        protocolizar provocar puntualizar purgar quedar quitar quebrantar
        racionalizar radicar radiar ratificar reaccionar reactivar reajustar realzar reagrupar reasumir/reasume
        reavivar rebajar rebasar recalcar recapitular recaer/recae reciclar recitar recobrar reconciliar
        reconducir/reconduce reconsiderar reconvenir/reconviene reconvertir/reconvierte recortar rectificar
        recurrir/recurre redimir/redime redistribuir/redistribuye reducir/reduce reeditar reeducar reelegir/reelige
        reembolsar reemplazar reencauzar reencontrar/reencuentra reenviar/reenvía refinanciar reflejar reflexionar
        refundar refundir/refunde regalar regir/rige regionalizar registrar reglamentar regresar regularizar
        rehabilitar rehacer/rehace reimprimir/reimprime reingresar reiniciar reinvertir/reinvierte relacionar
        relanzar relevar relatar rematar remediar rememorar remover/remueve remunerar renegociar rentar reparar
        repatriar repensar/repiensa replantear replegar/repliega reportar reprobar/reprueba reproducir/reproduce
        reseñar resarcir/resarce residir/reside resguardar restar restaurar restringir/restringe resumir/resume
        retener/retiene retirar retornar retransmitir/retransmite retribuir/retribuye reubicar revalorizar
        reventar/revienta revisitar revitalizar robustecer/robustece rodear rolar romper/rompe rubricar sabotear
        sacar salir/sale salvaguardar salvar sanear satisfacer/satisface secretariar seguir/sigue seleccionar sellar
        sembrar/siembra semaforizar sensibilizar sepultar sesionar simplificar sindicar sitiar sobrellevar
        sobreponer/sobrepone sobreseer/sobresee socorrer/socorre sofocar soldar/suelda soltar/suelta solventar
        sondear soportar sortear sostener/sostiene subir/sube subdividir/subdivide subrogar subsanar subvencionar
        suceder/sucede sufragar sujetar sumar suministrar superar supervisar suplir/suple supeditar surtir/surte
        suscitar sustanciar sustentar sustraer/sustrae
        tabular tapar tasar telegrafiar/telegrafía teñir/tiñe terminar testificar tildar timbrar tirar titular tocar
        tolerar torcer/tuerce totalizar traducir/traduce traer/trae trabar transcribir/transcribe transigir/transige
        transparentar transportar trascender/trasciende trasmitir/trasmite traspasar tratar triplicar triunfar
        turnar ubicar ultimar unir/une uniformar universalizar urbanizar usar usufructuar/usufructúa
        valer/vale vaciar/vacía vacunar velar vencer/vence vender/vende venir/viene ventilar ver/ve veranear
        verificar verter/vierte vestir/viste viabilizar viajar vigorizar violentar virar visibilizar vitalizar vivir/vive
        vocear volantear volcar/vuelca votar zanjar
    """,
    "asks": """
        apercibir/apercibe cominar excitar impetrar interpelar instigar preguntar proponer/propone         sugerir/sugiere
    """,
}

FRENCH_WIDER: dict[Stance, str] = {
    "supports": """
        agréer/agrée/agréons bénir/bénit/bénissons complimenter encenser estimer exalter glorifier
        fraterniser magnifier plébisciter rejoindre/rejoint/rejoignons réhabiliter remémorer
        sponsoriser souhaiter
    """,
    "opposes": """
        accuser boycotter censurer contrecarrer contredire/contredit/contredisons
        décourager/décourage/décourageons désapprouver désavouer désolidariser détester
        disconvenir/disconvient/disconvenons
        entraver exécrer/exècre/exécrons honnir/honnit/honnissons incriminer insurger/insurge/insurgeons
        invectiver maudire/maudit/maudissons proscrire/proscrit/proscrivons pourfendre/pourfend/pourfendons
        réprimander ridiculiser
    """,
    "acts": """
        abaisser abonner abréger/abrège/abrégeons abriter absorber abstenir/abstient/abstenons accaparer
        accentuer accéder/accède/accédons accommoder accréditer accumuler activer actionner additionner
        adjoindre/adjoint/adjoignons affermir/affermit/affermissons afficher affirmer affranchir/affranchit/affranchissons
        affréter/affrète/affrétons agencer/agence/agençons aggraver agiter agrandir/agrandit/agrandissons
        aiguiller aligner alimenter allonger/allonge/allongeons alléger/allège/allégeons aller/va/allons
        allonger alphabétiser alterner ancrer animer annexer annoncer/annonce/annonçons anticiper
        apaiser aplanir/aplanit/aplanissons apparaître/apparaît/apparaissons
        appartenir/appartient/appartenons apposer apprendre/apprend/apprenons apprêter
        approcher approprier approvisionner appréhender arbitrer archiver armer arracher arrimer arriver
        assainir/assainit/assainissons assembler assermenter assigner assimiler
        assouplir/assouplit/assouplissons assujettir/assujettit/assujettissons astreindre/astreint/astreignons
        attaquer atteindre/atteint/atteignons attendre/attend/attendons attester attirer atténuer
        attacher auditionner auditer autofinancer avaliser avertir/avertit/avertissons avoir/a/avons
        axer baisser baliser bannir/bannit/bannissons barrer battre/bat/battons boucler brancher brandir/brandit/brandissons
        briser budgéter/budgète/budgétons cadrer calculer calquer canaliser caractériser cartographier
        catégoriser céder/cède/cédons célébrer/célèbre/célébrons centraliser cerner certifier
        changer/change/changeons chanter chapeauter chasser chiffrer circonscrire/circonscrit/circonscrivons
        circuler citer clamer classer clôturer coaliser coanimer codifier cogérer/cogère/cogérons coller
        colliger/collige/colligeons commanditer commémorer commencer/commence/commençons commettre/commet/commettons
        commissionner comparaître/comparaît/comparaissons comparer compiler
        comprendre/comprend/comprenons compter comptabiliser concentrer concevoir/conçoit/concevons
        concilier concourir/concourt/concourons concrétiser condenser conditionner confectionner
        conformer confronter conjuguer connaître/connaît/connaissons conquérir/conquiert/conquérons conscientiser
        conserver considérer/considère/considérons consentir/consent/consentons consigner consister constater
        constituer contenir/contient/contenons contourner contracter contrer contribuer
        converger/converge/convergeons conserver convertir/convertit/convertissons conventionner coopter
        copier correspondre/correspond/correspondons côtoyer/côtoie/côtoyons courir/court/courons coûter
        croire/croit/croyons croître/croît/croissons cueillir/cueille/cueillons cultiver cumuler
        danser dater débarquer débrayer/débraye/débrayons débourser débuter décaisser décentraliser décerner
        décharger/décharge/déchargeons déclasser décliner décloisonner découper découvrir/découvre/découvrons
        décriminaliser dédommager/dédommage/dédommageons défiler défrayer/défraie/défrayons
        dégeler/dégèle/dégelons délaisser délester délimiter délivrer déloger/déloge/délogeons démanteler/démantèle/démantelons
        démentir/dément/démentons démettre/démet/démettons démissionner démocratiser démontrer
        démystifier dénombrer dénommer dépasser dépister déplacer/déplace/déplaçons déplafonner
        dépolitiser dépouiller dérouler déroger/déroge/dérogeons désaffilier descendre/descend/descendons
        desservir/dessert/desservons détacher détailler détecter détenir/détient/détenons détruire/détruit/détruisons
        devancer/devance/devançons devenir/devient/devenons deviner dialoguer
        dicter différer/diffère/différons dire/dit/disons discuter disséminer dissiper dissocier dissuader
        distinguer distraire/distrait/distrayons divulguer diviser dominer donner doubler durcir/durcit/durcissons
        durer ébaucher ébruiter écarter échelonner éclaircir/éclaircit/éclaircissons économiser écourter
        écrouler édicter édifier effacer/efface/effaçons efforcer/efforce/efforçons effleurer égaler égaliser
        élaguer élargir/élargit/élargissons élever/élève/élevons élucider émaner embarquer embellir/embellit/embellissons
        embrasser émigrer emménager/emménage/emménageons emmener/emmène/emmenons emparer empiéter/empiète/empiétons
        emporter emprunter enchaîner enchâsser encaisser encourir/encourt/encourons endiguer enfoncer/enfonce/enfonçons
        enfreindre/enfreint/enfreignons enjoliver enlever/enlève/enlevons énoncer/énonce/énonçons énumérer/énumère/énumérons
        enraciner enrayer/enraye/enrayons enrôler enseigner ensemencer entasser entendre/entend/entendons
        entourer entraider entraîner entrer envisager/envisage/envisageons envahir/envahit/envahissons
        épargner éplucher épouser éprouver épuiser épurer équilibrer équivaloir/équivaut/équivalons
        escorter espacer/espace/espaçons essayer/essaie/essayons essaimer estomper étaler étatiser
        étayer/étaie/étayons éteindre/éteint/éteignons étoffer évacuer éveiller évincer/évince/évinçons évoluer
        évoquer exalter exceller exciter exempter exhiber exiler exister exonérer/exonère/exonérons
        expérimenter expirer expliquer exploiter exporter exposer exproprier extraire/extrait/extrayons
        fabriquer façonner facturer familiariser fausser feindre/feint/feignons figurer filmer
        finaliser finir/finit/finissons fixer flexibiliser fléchir/fléchit/fléchissons fonctionner forcer/force/forçons
        forger/forge/forgeons formaliser fortifier fouiller fractionner fréquenter freiner fuir/fuit/fuyons
        gagner galvaniser garder geler/gèle/gelons gratifier grossir/grossit/grossissons guérir/guérit/guérissons guider
        hâter hausser hisser héberger/héberge/hébergeons humaniser
        illustrer imaginer immobiliser implanter implémenter/implémente/implémentons importer imputer
        inciter incliner inculquer incomber indexer indigner individualiser
        infléchir/infléchit/infléchissons infliger/inflige/infligeons influencer/influence/influençons 
        innover inspecter inspirer institutionnaliser interagir/interagit/interagissons intercéder/intercède/intercédons
        intéresser internationaliser interpréter/interprète/interprétons interroger/interroge/interrogeons
        interrompre/interrompt/interrompons inventer inventorier inverser invoquer isoler
        jeter/jette/jetons joindre/joint/joignons jouer jouir/jouit/jouissons juger/juge/jugeons juguler jurer justifier
        laisser lamenter légaliser léguer/lègue/léguons libérer/libère/libérons licencier lier
        lire/lit/lisons liquider lister livrer localiser louer 
        maîtriser manœuvrer manquer maquetter marchander marquer marteler/martèle/martelons massifier
        matérialiser maximiser mécaniser médiatiser méditer mélanger/mélange/mélangeons mêler menacer/menace/menaçons
        ménager/ménage/ménageons mensualiser mériter minimiser miser mitiger modérer/modère/modérons moduler
        montrer motiver mourir/meurt/mourons muer munir/munit/munissons museler/muselle/muselons
        naître/naît/naissons narrer naviguer nécessiter neutraliser niveler/nivelle/nivelons nominer nourrir/nourrit/nourrissons
        nuancer/nuance/nuançons numériser numéroter obéir/obéit/obéissons objectiver observer obstruer obtempérer/obtempère/obtempérons
        occasionner occuper octroyer/octroie/octroyons officialiser omettre/omet/omettons optimiser
        oublier outrepasser pallier paraître/paraît/paraissons parapher parcourir/parcourt/parcourons
        parer parier parler parrainer parsemer/parsème/parsemons participer parvenir/parvient/parvenons
        passer patronner patienter peindre/peint/peignons pencher pénaliser pénétrer/pénètre/pénétrons penser
        pérenniser peser/pèse/pesons persévérer/persévère/persévérons persister persuader
        pétitionner peupler piqueter/piquette/piquetons placarder plafonner plaindre/plaint/plaignons plaire/plaît/plaisons
        planter pointer politiser ponctuer populariser positionner posséder/possède/possédons postuler
        potentialiser préconiser prédire/prédit/prédisons préférer/préfère/préférons
        prélever/prélève/prélevons prémunir/prémunit/prémunissons préparer préserver présider pressentir/pressent/pressentons
        présumer présupposer prétendre/prétend/prétendons prévaloir/prévaut/prévalons prévenir/prévient/prévenons
        primer prioriser priver procéder/procède/procédons professer professionnaliser
        profiter programmer progresser projeter/projette/projetons promettre/promet/promettons
        proportionner propulser prospecter prospérer/prospère/prospérons provoquer puiser punir/punit/punissons purger/purge/purgeons
        qualifier quantifier questionner quêter quitter rabaisser raccourcir/raccourcit/raccourcissons racheter/rachète/rachetons
        radier raffermir/raffermit/raffermissons raisonner rajouter rajuster ralentir/ralentit/ralentissons
        rallonger/rallonge/rallongeons ramasser ranimer rapatrier rappliquer rapporter rapprocher raser rassembler rasseoir
        rassurer rationaliser rattacher rattraper raviver réactiver réactualiser réadmettre/réadmet/réadmettons
        réaffilier réagir/réagit/réagissons réajuster réaménager/réaménage/réaménageons rebâtir/rebâtit/rebâtissons
        rebondir/rebondit/rebondissons recadrer recentrer réceptionner réciter reclasser réclamer recommencer
        récolter réconcilier reconnaître/reconnaît/reconnaissons reconquérir/reconquiert/reconquérons reconsidérer/reconsidère/reconsidérons
        reconvertir/reconvertit/reconvertissons recopier recouper recourir/recourt/recourons recouvrer recouvrir/recouvre/recouvrons
        rectifier recycler récupérer/récupère/récupérons redéfinir/redéfinit/redéfinissons redéployer/redéploie/redéployons
        redevenir/redevient/redevenons redonner réduire/réduit/réduisons réécrire/réécrit/réécrivons réélire/réélit/réélisons
        réembaucher réévaluer réexaminer refaire/refait/refaisons refinancer/refinance/refinançons refléter/reflète/reflétons
        refléchir réfléchir/réfléchit/réfléchissons refondre/refond/refondons refonder regagner
        régénérer/régénère/régénérons régionaliser régir/régit/régissons régler/règle/réglons réglementer
        régulariser réguler rehausser réinsérer/réinsère/réinsérons réinstaller réinvestir/réinvestit/réinvestissons
        relayer/relaie/relayons reléguer/relègue/reléguons relier remanier remarquer remédier rémunérer/rémunère/rémunérons
        remobiliser remonter remporter rencontrer renflouer renforcer/renforce/renforçons renseigner rentrer
        repartir/repart/repartons repenser repérer/repère/repérons répercuter répéter/répète/répétons
        replacer/replace/replaçons reposer réprimer reproduire/reproduit/reproduisons réquisitionner résilier
        résorber respirer responsabiliser ressaisir/ressaisit/ressaisissons resserrer ressortir/ressort/ressortons
        rester résumer retarder retirer retourner retrancher retransmettre/retransmet/retransmettons
        retravailler rétribuer rétrocéder/rétrocède/rétrocédons retrouver réussir/réussit/réussissons réutiliser
        revendre/revend/revendons revenir/revient/revenons revitaliser revivifier rivaliser rompre/rompt/rompons rouvrir/rouvre/rouvrons ruiner
        sacrifier salarier  sauver scander sceller scinder scolariser
        scruter seconder sectionner sélectionner semer/sème/semons sentir/sent/sentons serrer sevrer
        signifier simplifier situer solder solidifier solutionner sombrer sonder sonner sortir/sort/sortons
        sous-traiter soulager/soulage/soulageons soulever/soulève/soulevons soustraire/soustrait/soustrayons spécialiser
        spécifier stabiliser standardiser stationner statuer stipuler stopper subdiviser subir/subit/subissons
        subordonner subroger/subroge/subrogeons subsister substituer suggérer/suggère/suggérons superviser
        suppléer/supplée/suppléons supporter surgir/surgit/surgissons surmonter surpasser surprendre/surprend/surprenons
        surveiller survenir/survient/survenons survivre/survit/survivons susciter suspecter synchroniser synthétiser systématiser
        tabler talonner tâcher tarder témoigner tempérer/tempère/tempérons tendre/tend/tendons tenter tester théoriser
        tirer tisser tolérer/tolère/tolérons totaliser toucher tourner tracer/trace/traçons tracter trancher
        transcrire/transcrit/transcrivons transférer/transfère/transférons transiger/transige/transigeons
        transporter transposer traquer traverser tripler trier triompher troquer
        uniformiser universaliser user usiner utiliser valoir/vaut/valons varier
        vaincre/vainc/vainquons venir/vient/venons ventiler verbaliser verrouiller viabiliser vider vieillir/vieillit/vieillissons
        violer virer viser visionner visualiser vivre/vit/vivons voir/voit/voyons voyager/voyage/voyageons
    """,
    "asks": """
        adjurer apostropher commander consulter désirer quémander questionner
        souhaiter
    """,
}
