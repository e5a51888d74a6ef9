"""The closed lists of operative verbs, by language, with what stance each takes.

English verbs are given in the base form; Spanish, Portuguese and French ones as
`infinitive/third person singular` where the latter does not follow the regular ending.
The lists were gathered from the grammar of resolutions in the project's findings: what a
convention does to a thing (supports, opposes), does itself (acts) or wants of others (asks).
"""

from __future__ import annotations

from typing import Literal

Stance = Literal["supports", "opposes", "acts", "asks"]

# Forms that the rules of English spelling do not give.
ENGLISH_IRREGULAR_PARTICIPLE: dict[str, str] = {
    "take": "taken", "make": "made", "give": "given", "send": "sent", "build": "built", "hold": "held",
    "withhold": "withheld",
    "bring": "brought", "seek": "sought", "fight": "fought", "oversee": "overseen", "keep": "kept",
    "set": "set", "put": "put", "lead": "led", "withdraw": "withdrawn", "rescind": "rescinded",
    "go": "gone", "stand": "stood", "uphold": "upheld", "begin": "begun", "find": "found",
    "forbid": "forbidden", "dig": "dug",
}  # fmt: skip

ENGLISH: dict[Stance, str] = {
    "supports": """
        indorse
        affirm reaffirm support endorse commend applaud salute congratulate thank honor honour recognize
        recognise welcome celebrate defend back praise express uphold embrace greet mourn remember
        acknowledge appreciate favor favour champion cherish respect reiterate renew confirm reassert
        concur proclaim sustain stand join reconfirm sympathize sympathise
    """,
    "opposes": """
        condemn oppose reject denounce deplore protest decry object repudiate resist disapprove censure
        regret abhor disavow deny boycott combat fight refuse decline
        challenge dispute criticize criticise
    """,
    "acts": """
        earmark compensate subsidize subsidise reimburse safeguard exempt impose prevent obtain occupy
        overturn ballot draw handle
        procure relieve remit render resume retire revive select settle sign terminate transfer unload waive
        widen win free gather identify improve inspect issue deduct devise eradicate exclude follow hear
        twin lodge resubmit register represent
        commit pledge direct instruct authorize authorise mandate establish create continue develop
        build adopt declare resolve decide determine agree reiterate work seek strive undertake organize
        organise promote publish send provide form appoint elect designate amend rescind repeal revoke
        suspend expel charter grant allocate donate contribute fund finance raise increase expand
        strengthen launch initiate begin conduct convene hold host produce prepare distribute circulate
        disseminate educate train inform mobilize mobilise implement monitor report review study
        investigate examine maintain explore participate affiliate engage collaborate cooperate
        coordinate campaign advocate advance assist help ensure assure take make give set put
        bring place dedicate devote reserve assign task empower charge name change replace add remove
        delete insert invest divest withdraw negotiate bargain pursue oversee lead forward transmit
        refer deliver communicate notify convey consider vow intend plan use keep intensify
        deepen extend broaden step preserve protect secure guarantee fix require order restore retain
        accept ratify approve go speak warn recall share file intervene ally monitor
        commission invoke carry disclose consult record enter open close end stop start facilitate unite
        rename table postpone merge buy purchase sponsor recruit target translate contact meet visit
        receive confine write vote pay demonstrate picket teach
        learn compile draft reconsider enact test prohibit ban forbid withhold abstain
        introduce levy supply partner
        publicise publicize survey map expose secure bargain collect admit house feed install designate hire
        employ appear attend
        translate print mail post reserve undertake reject offer furnish prosecute assess divide join honor
        picket track catalog
        construct enforce eliminate abolish cut reduce lower double triple restructure reform rebuild repair
        legislate regulate
        nationalise nationalize reinstate reverse cancel cease halt withdraw expand incorporate integrate
        include add assign
        rotate schedule host attend consider evaluate measure define produce make develop update revise
        simplify clarify
        collate analyse analyze
    """,
    "asks": """
        encourage demand urge call request ask invite petition appeal recommend advise exhort implore
        beseech propose want expect entreat solicit plead remind beg lobby press pressure push insist
    """,
}

# Phrases that mean one verb; keys are what stands in the text, in base form, values the base of the lemma.
ENGLISH_PHRASES: dict[tuple[str, ...], tuple[str, Stance]] = {
    ("call", "on"): ("call on", "asks"),
    ("call", "upon"): ("call on", "asks"),
    ("call", "for"): ("call for", "asks"),
    ("call", "attention"): ("call attention to", "acts"),
    ("stand", "with"): ("stand with", "supports"),
    ("stand", "in"): ("stand with", "supports"),
    ("stand", "against"): ("oppose", "opposes"),
    ("stand", "opposed"): ("oppose", "opposes"),
    ("object", "to"): ("object to", "opposes"),
    ("speak", "out"): ("speak out", "acts"),
    ("fight", "for"): ("fight", "acts"),
    ("declare", "in"): ("declare", "supports"),
    ("declare", "support"): ("declare", "supports"),
    ("declare", "against"): ("declare", "opposes"),
    ("declare", "opposition"): ("declare", "opposes"),
    ("express", "opposition"): ("express", "opposes"),
    ("express", "concern"): ("express", "opposes"),
    ("pay", "tribute"): ("pay", "supports"),
    ("send", "greetings"): ("send", "supports"),
    ("join", "with"): ("join", "supports"),
    ("take", "exception"): ("object to", "opposes"),
    ("go", "on", "record"): ("go on record", "acts"),
    ("set", "aside"): ("set aside", "acts"),
    ("place", "itself", "on"): ("go on record", "acts"),
    ("take", "effect"): ("take effect", "acts"),
    ("put", "itself", "on"): ("go on record", "acts"),
    ("step", "up"): ("step up", "acts"),
    ("lend", "support"): ("support", "supports"),
    ("give", "support"): ("support", "supports"),
    ("commit", "to"): ("commit", "acts"),
    ("work", "with"): ("work with", "acts"),
    ("partner", "with"): ("partner with", "acts"),
}

SPANISH: dict[Stance, str] = {
    "supports": """
        apoyar respaldar ratificar reafirmar afirmar saludar felicitar reconocer/reconoce celebrar
        defender/defiende solidarizar expresar/expresa reiterar refrendar
        honrar agradecer/agradece acompañar
        sumar adherir/adhiere avalar aplaudir manifestar/manifiesta suscribir conmemorar valorar
        sostener/sostiene
    """,
    "opposes": """
        condenar rechazar denunciar repudiar oponer/opone deplorar lamentar protestar reprobar/reprueba
        desconocer/desconoce impugnar combatir negar/niega prohibir/prohíbe rehusar
    """,
    "acts": """
        comprometer decidir acordar/acuerda resolver/resuelve declarar instruir/instruye
        encargar encomendar/encomienda autorizar mandatar facultar crear establecer/establece
        constituir/constituye difundir publicar enviar/envía promover/promueve impulsar organizar
        continuar/continúa mantener/mantiene fortalecer desarrollar realizar participar elaborar
        proponer/propone designar nombrar elegir/elige aprobar/aprueba adoptar asumir
        construir/construye ampliar/amplía formar emprender iniciar integrar garantizar luchar movilizar
        trabajar seguir/sigue destinar ordenar determinar pronunciar dar/da hacer/hace llevar impulsar
        conformar presentar buscar profundizar
        rendir/rinde medir/mide servir/sirve conseguir/consigue corregir/corrige invertir/invierte
        transferir/transfiere sugerir/sugiere perseguir/persigue
        contribuir/contribuye distribuir/distribuye incluir/incluye poner/pone disponer/dispone reunir/reúne
        obtener/obtiene detener/detiene intervenir/interviene cerrar/cierra comenzar/comienza abrir/abre
        volver/vuelve mostrar/muestra convertir/convierte advertir/advierte impedir/impide cubrir/cubre
        atender/atiende extender/extiende recordar/recuerda aportar comunicar notificar incrementar aumentar
        reducir/reduce suspender ocupar cuidar apelar aplicar revisar modificar derogar
        anular entregar repartir recaudar fijar editar imprimir/imprime traducir/traduce
        capacitar informar coordinar vincular estrechar denominar instalar
    """,
    "asks": """
        exigir demandar exhortar llamar convocar pedir/pide solicitar instar/insta invitar reclamar
        requerir/requiere recomendar/recomienda urgir alentar/alienta animar emplazar rogar/ruega
    """,
}

PORTUGUESE: dict[Stance, str] = {
    "supports": """
        apoiar/apoia respaldar ratificar reafirmar afirmar saudar/saúda felicitar reconhecer celebrar
        defender solidarizar expressar reiterar homenagear agradecer aplaudir manifestar endossar
    """,
    "opposes": """
        condenar rejeitar denunciar repudiar opor/opõe deplorar lamentar protestar reprovar combater
        negar recusar
    """,
    "acts": """
        comprometer convocar decidir acordar resolver deliberar declarar instruir/instrui encarregar
        autorizar orientar criar estabelecer constituir/constitui divulgar publicar enviar/envia
        promover impulsionar organizar continuar manter/mantém fortalecer desenvolver realizar
        participar elaborar propor/propõe designar nomear eleger aprovar adotar assumir
        construir/constrói ampliar formar iniciar integrar garantir lutar mobilizar trabalhar
        seguir/segue destinar ordenar determinar intensificar
    """,
    "asks": """
        exigir demandar exortar conclamar chamar pedir/pede solicitar instar convidar reivindicar
        requerer/requer recomendar apelar cobrar incentivar encorajar
    """,
}

# infinitive/third person singular/first person plural, where not regular
FRENCH: dict[Stance, str] = {
    "supports": """
        appuyer/appuie/appuyons soutenir/soutient/soutenons affirmer réaffirmer réitérer/réitère/réitérons
        saluer féliciter reconnaître/reconnaît/reconnaissons célébrer/célèbre/célébrons
        défendre/défend/défendons solidariser exprimer/exprime/exprimons remercier honorer endosser
        apporter confirmer adhérer/adhère/adhérons applaudir/applaudit/applaudissons manifester
    """,
    "opposes": """
        condamner rejeter/rejette/rejetons dénoncer/dénonce/dénonçons opposer déplorer refuser contester
        protester désapprouver combattre/combat/combattons répudier regretter désavouer
    """,
    "acts": """
        engager/engage/engageons mandater décider résoudre/résout/résolvons déclarer
        charger/charge/chargeons autoriser créer établir/établit/établissons
        poursuivre/poursuit/poursuivons continuer développer organiser participer publier diffuser
        envoyer/envoie/envoyons promouvoir/promeut/promouvons adopter constituer
        maintenir/maintient/maintenons renforcer/renforce/renforçons mettre/met/mettons former désigner
        nommer élire/élit/élisons convoquer lutter militer mobiliser travailler proposer
        transmettre/transmet/transmettons donner prononcer/prononce/prononçons affecter verser
        entreprendre/entreprend/entreprenons prendre/prend/prenons assurer élaborer tenir/tient/tenons
        œuvrer oeuvrer consacrer intensifier élargir/élargit/élargissons
        augmenter hausser réduire/réduit/réduisons fournir/fournit/fournissons soumettre/soumet/soumettons
        remettre/remet/remettons inscrire/inscrit/inscrivons produire/produit/produisons
        offrir/offre/offrons ouvrir/ouvre/ouvrons fermer rappeler/rappelle/rappelons accorder accepter amender
        modifier réviser étudier analyser préparer présenter informer sensibiliser outiller appliquer
        intervenir/intervient/intervenons obtenir/obtient/obtenons contribuer collaborer accompagner dresser
        rédiger étendre/étend/étendons rendre/rend/rendons abolir/abolit/abolissons
        suspendre/suspend/suspendons interdire/interdit/interdisons investir/investit/investissons
        nationaliser voter rencontrer déposer répartir/répartit/répartissons conclure/conclut/concluons
        négocier boycotter permettre/permet/permettons instaurer instituer impliquer multiplier favoriser
        faire/fait/faisons veiller viser garantir/garantit/garantissons financer recruter cesser retirer
    """,
    "asks": """
        demander exiger/exige/exigeons appeler/appelle/appelons exhorter inviter prier réclamer
        revendiquer recommander solliciter inciter encourager/encourage/encourageons presser
        enjoindre/enjoint/enjoignons sommer interpeller
    """,
}


# Subjunctives and third persons that the endings do not give: folded form -> infinitive.
FRENCH_IRREGULAR: dict[str, str] = {
    "fasse": "faire", "fassent": "faire", "tienne": "tenir", "tiennent": "tenir", "prenne": "prendre",
    "prennent": "prendre", "maintienne": "maintenir", "maintiennent": "maintenir",
    "soutienne": "soutenir", "soutiennent": "soutenir", "intervienne": "intervenir",
    "obtienne": "obtenir", "entreprenne": "entreprendre", "promeuve": "promouvoir",
}  # fmt: skip
SPANISH_IRREGULAR: dict[str, str] = {
    "proponga": "proponer", "propongan": "proponer", "oponga": "oponer", "mantenga": "mantener",
    "haga": "hacer", "hagan": "hacer", "sostenga": "sostener", "reconozca": "reconocer", "convoque":
    "convocar",
    "publique": "publicar",
    "ratifique": "ratificar", "dirija": "dirigir", "exija": "exigir", "exijase": "exigir",
    "promueva": "promover",
    "pida": "pedir", "establezca": "establecer", "fortalezca": "fortalecer", "construya": "construir",
}  # fmt: skip
