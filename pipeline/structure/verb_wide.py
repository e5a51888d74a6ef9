"""Further verbs of resolutions, by language and stance: read only where a clause is known to be operative.

By the lists of `verb_table` an operative part is recognized, too. These are wider, and many of their words
stand in ordinary sentences ("we visit", "nous vendons"), so that they tell a clause's verb and nothing else.
The same notation: the base form in English; in the others the infinitive, then the third person singular and
for French the first person plural where the endings do not give them.
"""

from __future__ import annotations

from pipeline.structure.verb_table import Stance

ENGLISH_WIDE: dict[Stance, str] = {
    "supports": """
        admire commiserate compliment empathise empathize esteem extol hail laud recommit toast venerate
        vindicate
    """,
    "opposes": """
        castigate contest contradict deprecate disagree disassociate dissociate lament rebuke remonstrate
        repel reprimand veto withstand
    """,
    "acts": """
        abandon abate abide absorb accelerate accommodate accompany accredit achieve acquaint acquire
        adapt adhere adjourn adjudicate administer advertise affix agitate align allege allot allow alter
        amass amplify announce annul apologize apply apportion appraise apprise arbitrate arrange
        articulate ascertain assail assemble assert assimilate assume attach attain attest augment avert
        avoid await become believe bestow bind broadcast canvass categorize caution certify choose
        circularize cite cling co-operate co-ordinate codify coerce collectivize combine commemorate
        commence compare compel compete complain complete comply compose compute concede concentrate
        conclude condense confer confiscate conform confront connect conserve consolidate constitute
        constrain contain contrive convert convince correct counteract cultivate curb curtail decentralize
        decrease decriminalize deem defer defray degrade delegate deliberate demarcate democratise
        democratize demolish demote depart deploy deposit deputize derive describe desegregate desist
        detach detect deter dictate diminish disaffiliate disallow disband discharge discontinue
        discourage discover discriminate discuss disestablish dismantle dismiss dispatch displace dispose
        disqualify disregard dissolve dissuade distinguish diversify earn edit elaborate elevate elicit
        embark embed embody emphasise emphasize emulate enable encompass endeavor endeavour endow enhance
        enjoy enlarge enlist enquire enrich enrol enroll entail entitle entrust envisage equalize equip
        erase erect escalate espouse evict evolve exceed execute exert exonerate expedite expend explain
        exploit extinguish extract familiarize fashion federate finalize forewarn forge forgive forgo
        formalize formulate foster fulfil fulfill galvanize generate govern grow harmonize hasten heed
        heighten highlight hoist ignore illustrate immunize impart impeach impel implant inaugurate
        incentivize incur indemnify induce infuse inherit inject inquire inspire instil instill institute
        insure intercede intermingle internationalize interpret interrupt invigorate isolate itemize
        justify lay legalize lend lessen liaise liquidate listen litigate locate look lose mediate mentor
        minimize mitigate moderate modernize modify motivate multiply necessitate nominate normalize
        notarize nullify nurture oblige observe obstruct offset omit operate optimize orientate originate
        oust outlaw outline overcome overhaul overlook overrule partake patronize pave penalise penalize
        perform permit persevere persist persuade pioneer popularize possess practise preclude prescribe
        preside prevail prioritise prioritize proceed prolong promulgate propagate publicise punish
        qualify quicken rationalize re-elect re-enter re-establish re-examine reach reacquaint reactivate
        reaffiliate realign reallocate reapportion reassess reassign reassure rebut recapture recite
        reclaim reconcile reconvene recoup recover rectify recycle redact redeem redefine redesign
        redirect redistribute redouble redraft redress reelect reestablish reexamine refinance refine
        reflect refocus refrain refund refurbish regain regularize rehabilitate rehire reinforce rejoin
        relinquish relocate rely remain remedy remunerate renegotiate renounce renovate reopen reorganise
        reorganize reorient repatriate repay replant replenish reply reprint republish rescue resettle
        respond restate restrict retaliate retrain retrieve reunite revalue revamp revisit revitalize
        rewrite satisfy scrutinize secede seize sell serve sever shelve shut socialise socialize solve
        spearhead specify spend spur standardize steer stimulate stipulate straighten strategize
        streamline stress submit subpoena subscribe substantiate substitute sue suggest summarize
        supersede supervise supplant supplement suppress surcharge surpass surrender systematize tackle
        televise testify threaten thwart tighten transcend transcribe transform travel treat underline
        underpin underscore underwrite undo unfurl unify unionise unionize unlock unseat unveil upgrade
        uproot usher utilise utilize vacate validate verify vest volunteer weaken weigh yield
    """,
    "asks": """
        adjure admonish counsel desire hope importune memorialise memorialize suggest summon supplicate
        trust wish
    """,
}

SPANISH_WIDE: dict[Stance, str] = {
    "supports": """
        abrazar admirar alabar amparar apreciar bendecir compartir concordar/concuerda congratular elogiar
        enaltecer/enaltece encomiar enorgullecer/enorgullece exaltar fraternizar hermanar homenajear loar
        patrocinar proteger/protege reivindicar rememorar respetar revalidar secundar
    """,
    "opposes": """
        abominar boicotear censurar criticar cuestionar desaprobar/desaprueba desautorizar descalificar
        desechar desmentir/desmiente detestar enfrentar execrar objetar recusar refutar reprender/reprende
        reprochar resistir/resiste vetar
    """,
    "acts": """
        abanderar abastecer/abastece abogar abonar abordar acatar acelerar aceptar aclarar activar
        actualizar acudir/acude adecuar adelantar administrar admitir/admite adquirir/adquiere afianzar
        afiliar agotar agrupar ajustar alcanzar alertar amnistiar apartar apurar archivar armonizar
        articular asegurar asesorar asignar asistir/asiste asociar auxiliar avanzar ayudar bloquear
        brindar calificar cambiar canalizar cancelar centralizar circular citar clausurar colaborar
        colectar colocar combinar compilar completar componer/compone comprar conceder/concede concentrar
        concertar/concierta concluir/concluye concretar concurrir/concurre conducir/conduce confederar
        conferir/confiere configurar confirmar conocer/conoce conquistar consagrar conservar considerar
        consolidar constatar consultar contar/cuenta contratar controlar convenir/conviene cooperar
        cumplir/cumple cursar debatir/debate decretar dedicar definir/define dejar delegar delinear
        democratizar depositar descentralizar descontar/descuenta desempeñar desplegar/despliega destacar
        desterrar desvincular dictaminar dictar diligenciar dirigir/dirige diseñar distinguir/distingue
        diversificar documentar dotar educar efectuar ejecutar ejercer/ejerce ejercitar elevar eliminar
        emitir/emite empeñar emplear encabezar encaminar encarar encauzar enfatizar engrosar
        enriquecer/enriquece ensanchar entablar enterar entrar equipar erigir/erige erradicar
        escribir/escribe escuchar esforzar/esfuerza especificar estatuir/estatuye estimular estructurar
        estudiar evaluar evitar examinar exceptuar excluir/excluye explicar explorar exponer/expone
        expropiar expulsar facilitar federar fiscalizar fomentar forjar formalizar formular fortificar
        fundar gestionar gravar habilitar homologar igualar impartir/imparte implantar implementar
        imponer/impone importar incentivar incorporar indagar indemnizar inscribir/inscribe insertar
        insistir/insiste institucionalizar instituir/instituye intensificar intercambiar
        interponer/interpone investigar jerarquizar jubilar juntar legalizar legislar levantar limitar
        liquidar lograr manejar marchar mejorar modernizar multiplicar municipalizar nacionalizar negociar
        normar nutrir obligar/obliga obrar observar ofrecer/ofrece operar optar otorgar pactar pagar
        paralizar parar perfeccionar permanecer/permanece permitir/permite persistir/persiste planear
        planificar plantear postergar potenciar practicar precisar prestar pretender/pretende
        prevenir/previene priorizar proceder/procede proclamar procurar producir/produce programar
        prolongar promulgar propagar propiciar proporcionar prorrogar proveer/provee proyectar publicitar
        reabrir/reabre readmitir/readmite reafiliar reanudar recabar recibir/recibe reclasificar
        recoger/recoge recolectar reconstruir/reconstruye recopilar recorrer/recorre recuperar redactar
        redoblar reestructurar referir/refiere reformar reforzar/refuerza regular reincorporar reinstalar
        reintegrar remitir/remite renovar/renueva renunciar reorganizar reponer/repone representar
        rescatar rescindir/rescinde reservar responder/responde restablecer/restablece restituir/restituye
        retirar retomar reunificar revertir/revierte revocar rotar sancionar sentar/sienta separar señalar
        sindicalizar sistematizar situar/sitúa socializar someter/somete subrayar subsidiar substituir
        suprimir/suprime sustituir/sustituye tener/tiene tipificar tomar tramitar transformar transitar
        transmitir/transmite trasladar trazar tutelar unificar unir/une utilizar vigilar visitar votar
    """,
    "asks": """
        aconsejar apremiar clamar conminar encarecer/encarece implorar incitar interpelar intimar orientar
        peticionar suplicar
    """,
}

PORTUGUESE_WIDE: dict[Stance, str] = {
    "supports": """
        abraçar acompanhar/acompanha aderir/adere admirar amparar comemorar compartilhar confirmar
        congratular/congratula cumprimentar elogiar enaltecer/enaltece exaltar honrar irmanar louvar
        parabenizar prestigiar proteger/protege referendar reivindica respeitar reverenciar somar/soma
        subscrever/subscreve sustentar valorizar
    """,
    "opposes": """
        boicotar censurar contestar criticar desaprovar desautorizar desmentir/desmente enfrentar impugnar
        lastimar/lastima proibir/proíbe questionar repelir/repele resistir/resiste vetar
    """,
    "acts": """
        abrir/abre acatar aceitar acelerar acionar administrar admitir/admite adquirir/adquire afastar
        agendar ajudar ajuizar ajustar alterar analisar anular aplicar apresentar apurar arrecadar
        articular assegurar assessorar assinar assistir/assiste associar atender/atende atualizar aumentar
        auxiliar avaliar avançar averiguar barrar buscar cancelar capacitar centralizar coibir/coíbe
        colaborar coletar colocar combinar compor/compõe comprar comunicar conceder/concede
        concluir/conclui conduzir/conduz confeccionar conferir/confere conquistar consagrar conservar
        considerar consolidar consultar contratar contribuir/contribui controlar cooperar coordenar
        cumprir/cumpre custear/custeia debater/debate decretar dedicar definir/define delegar democratizar
        denominar depositar destacar difundir/difunde dirigir/dirige discutir/discute disponibilizar
        distribuir/distribui doar/doa editar educar efetivar efetuar elevar eliminar emitir/emite empenhar
        empreender/empreende empregar encaminhar encerrar engajar entrar entregar erguer/ergue erradicar
        esclarecer/esclarece escrever/escreve estatizar estender/estende estimular estruturar estudar
        evitar examinar excluir/exclui executar exercer/exerce expandir/expande expulsar
        extinguir/extingue facilitar fazer/faz fechar federar filiar/filia financiar/financia fiscalizar
        fixar fomentar formalizar formular fundar gestionar homologar impedir/impede implantar implementar
        implicar impor/impõe imprimir/imprime incluir/inclui incorporar indicar informar ingressar
        inscrever/inscreve instalar instituir/institui investigar investir/investe isentar julgar lançar
        levar marcar massificar melhorar modificar municipalizar nacionalizar negociar notificar
        obter/obtém ocupar oferecer/oferece opinar optar pagar paralisar parar patrocinar
        permanecer/permanece permitir/permite planejar praticar preparar preservar prestar prever/prevê
        priorizar processar produzir/produz programar prolongar propiciar proporcionar prorrogar
        prosseguir/prossegue publicizar reabrir/reabre reajustar receber/recebe recolher/recolhe
        reconduzir/reconduz recuperar redigir/redige reduzir/reduz reestruturar reformar reforçar/reforça
        registrar regulamentar reintegrar remeter/remete renovar/renova reorganizar repartir/reparte
        repassar representar rescindir/rescinde reservar responder/responde restabelecer/restabelece
        restaurar restituir/restitui retirar retomar reunir/reúne rever/revê reverter/reverte revisar
        revogar sediar/sedia sensibilizar sindicalizar socializar submeter/submete subsidiar/subsidia
        substituir/substitui suprimir/suprime suspender/suspende tomar transferir/transfere transformar
        transmitir/transmite tratar traçar unificar unir/une utilizar veicular vender/vende vincular
        visitar votar
    """,
    "asks": """
        aconselhar alertar clamar encarecer/encarece implorar incitar interpelar intimar pleitear/pleiteia
        rogar sugerir/sugere urgir/urge
    """,
}

FRENCH_WIDE: dict[Stance, str] = {
    "supports": """
        acclamer admirer approuver apprécier cautionner chérir/chérit/chérissons commémorer congratuler
        entériner louanger/louange/louangeons louer parrainer partager/partage/partageons
        protéger/protège/protégeons rallier ratifier reconfirmer respecter réconcilier réconforter
        secourir/secourt/secourons souscrire/souscrit/souscrivons sympathiser valoriser vanter épauler
    """,
    "opposes": """
        blâmer/blâme/blâmons critiquer décrier empêcher flétrir/flétrit/flétrissons
        fustiger/fustige/fustigeons lamenter nier objecter repousser récuser réfuter réprouver résister
        stigmatiser vilipender
    """,
    "acts": """
        abandonner abroger/abroge/abrogeons accentuer accomplir/accomplit/accomplissons
        accroître/accroît/accroissons accueillir/accueille/accueillons accélérer/accélère/accélérons
        acheminer acheter/achète/achetons acquitter acquérir/acquiert/acquérons actualiser adapter
        admettre/admet/admettons administrer adresser affilier agir/agit/agissons aider ajouter ajuster
        allouer amorcer/amorce/amorçons améliorer/améliore/améliorons aménager/aménage/aménageons annuler
        apporter approfondir/approfondit/approfondissons arrêter articuler assister associer assumer
        attribuer avancer/avance/avançons bloquer bonifier bâtir/bâtit/bâtissons chercher
        choisir/choisit/choisissons cibler clarifier clore collecter combiner commander commenter
        communiquer compenser compléter/complète/complétons composer concentrer concerter
        conduire/conduit/conduisons confier conférer/confère/conférons consolider
        construire/construit/construisons consulter contacter contraindre/contraint/contraignons contrôler
        convaincre/convainc/convainquons convenir/convient/convenons coopérer/coopère/coopérons coordonner
        corriger/corrige/corrigeons cotiser couper couvrir/couvre/couvrons destiner diminuer
        diriger/dirige/dirigeons disposer dissoudre/dissout/dissolvons distribuer diversifier documenter
        doter doubler débattre/débat/débattons débloquer déclencher décréter/décrète/décrétons dédier
        déduire/déduit/déduisons définir/définit/définissons déférer/défère/déférons
        dégager/dégage/dégageons délibérer/délibère/délibérons déléguer/délègue/déléguons démarrer dénouer
        dépenser déployer/déploie/déployons dépêcher déterminer dévoiler effectuer embaucher
        employer/emploie/employons encadrer enclencher enquêter enregistrer enrichir/enrichit/enrichissons
        entamer entretenir/entretient/entretenons examiner exclure/exclut/excluons excéder/excède/excédons
        exempter exercer/exerce/exerçons explorer expulser expédier exécuter faciliter fixer fonder
        formuler franchir/franchit/franchissons fusionner fédérer/fédère/fédérons fêter généraliser
        gérer/gère/gérons habiliter harmoniser identifier imposer imprimer inaugurer
        inclure/inclut/incluons incorporer indemniser indexer indiquer initier installer
        instruire/instruit/instruisons insérer/insère/insérons intenter introduire/introduit/introduisons
        intégrer/intègre/intégrons investiguer jumeler/jumelle/jumelons lancer/lance/lançons
        lever/lève/levons limiter livrer loger/loge/logeons légiférer/légifère/légiférons majorer marcher
        mener/mène/menons mentionner mesurer moderniser monter municipaliser normaliser noter notifier
        nouer nuire/nuit/nuisons obliger/oblige/obligeons observer octroyer/octroie/octroyons opter
        opérer/opère/opérons orchestrer ordonner orienter parachever/parachève/parachevons parfaire
        partir/part/partons payer/paie/payons percevoir/perçoit/percevons perfectionner piloter
        placer/place/plaçons planifier porter poser poster pourvoir/pourvoit/pourvoyons pousser pratiquer
        prescrire/prescrit/prescrivons privilégier proclamer procurer procéder/procède/procédons prohiber
        prolonger/prolonge/prolongeons promulguer propager/propage/propageons préciser
        prélever/prélève/prélevons préserver prévoir/prévoit/prévoyons prêter publiciser
        ramener/ramène/ramenons recenser recevoir/reçoit/recevons rechercher
        recommencer/recommence/recommençons reconduire/reconduit/reconduisons
        reconstruire/reconstruit/reconstruisons recourir/recourt/recourons
        recueillir/recueille/recueillons redistribuer redoubler redresser regrouper
        rejoindre/rejoint/rejoignons relancer/relance/relançons relever/relève/relevons rembourser
        remplacer/remplace/remplaçons renoncer/renonce/renonçons renouer renouveler/renouvelle/renouvelons
        renverser renvoyer/renvoie/renvoyons renégocier reporter reprendre/reprend/reprenons représenter
        restaurer restituer restreindre/restreint/restreignons retenir/retient/retenons revaloriser
        revoir/revoit/revoyons réaffecter réaliser réformer référer/réfère/référons
        réintégrer/réintègre/réintégrons rénover réorganiser réparer répondre/répond/répondons réserver
        rétablir/rétablit/rétablissons réunir/réunit/réunissons révoquer révéler saisir/saisit/saisissons
        sanctionner sauvegarder servir/sert/servons signaler signer siéger/siège/siégeons soigner
        souligner stimuler structurer subventionner succéder/succède/succédons suivre/suit/suivons
        supprimer surseoir/sursoit/sursoyons surveiller syndiquer séparer tarifer taxer terminer
        traduire/traduit/traduisons traiter transformer transférer/transfère/transférons trouver unifier
        unir/unit/unissons utiliser valider vendre/vend/vendons visiter vouer vulgariser vérifier
        échanger/échange/échangeons éclairer écouter écrire/écrit/écrivons éditer éduquer éliminer
        émettre/émet/émettons équiper ériger/érige/érigeons étaler évaluer éviter
    """,
    "asks": """
        adjurer avertir/avertit/avertissons conjurer conseiller convier espérer/espère/espérons implorer
        insister intimer plaider prôner pétitionner requérir/requiert/requérons suggérer/suggère/suggérons
        supplier
    """,
}
