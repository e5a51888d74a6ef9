"""Wordings that unions use for the same thing: leads, dispositions, submitters, headers, page heads, debate.

By language ("en", "es", "fr"); pools are lists, one wording to a line.
"""

from __future__ import annotations


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


# {s} is who submits.
SUBMITTED: dict[str, tuple[str, ...]] = {
    "en": _lines("""
        Submitted by {s}
        Submitted by: {s}
        SUBMITTED BY: {s}
        Offered by {s}
        Introduced by {s}
        Presented by {s}
        Proposed by {s}
        Proposed by: {s}
        Sponsored by {s}
        Sponsor: {s}
        Submitter: {s}
        Source: {s}
        Submitted on behalf of {s}
        Respectfully submitted by {s}
        By {s}
        From {s}
        ({s})
        [Submitted by {s}]
        (Submitted by {s})
        — Submitted by {s}
        Originator: {s}
        Moved by {s}
        """),
    "es": _lines("""
        Presentada por {s}
        Presentada por: {s}
        Propuesta por {s}
        Propuesta por: {s}
        PRESENTADA POR: {s}
        Proponente: {s}
        Presenta: {s}
        A propuesta de {s}
        (Presentada por {s})
        """),
    "fr": _lines("""
        Présentée par {s}
        Présentée par : {s}
        Proposée par {s}
        Proposée par : {s}
        Soumise par {s}
        Soumise par : {s}
        Déposée par {s}
        PROPOSÉE PAR : {s}
        (Présentée par {s})
        """),
}

# {to} is where to, {n} votes for, {m} votes against, {u} the number.
DISPOSITIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "adopted": _lines("""
            Carried.
            Carried
            CARRIED
            ADOPTED
            Adopted.
            Adopted unanimously.
            Unanimously adopted.
            Carried unanimously
            Motion carried.
            Motion carried unanimously.
            The motion carried.
            The motion was carried by a show of hands.
            The resolution was adopted.
            The resolution was adopted by unanimous vote.
            The resolution was unanimously adopted.
            The resolution carried.
            On motion, the resolution was adopted.
            Upon motion duly seconded, the resolution was adopted.
            The question being put, the resolution was adopted.
            The question was called for and the resolution was carried.
            Disposition: Adopted
            Disposition: ADOPTED.
            Status: CARRIED
            Status: Adopted
            Action: Adopted
            Action taken: Adopted
            Convention action: Adopted
            Floor action: Carried
            Result: Carried
            Outcome: Carried
            Decision: Adopted
            [Adopted]
            (Adopted)
            [CARRIED]
            — Adopted —
            *** ADOPTED ***
            Vote: 412 for, 31 against. Adopted.
            For {n}, against {m}. Carried.
            Adopted by a vote of {n} to {m}.
            Carried ({n} for, {m} against)
            Carried, {n}-{m}
            Passed.
            PASSED
            Passed unanimously.
            Approved.
            APPROVED
            So ordered.
            Motion passed.
            Adopted as submitted.
            Adopted as presented
            Adopted by acclamation.
            M/S/C
            M/S/C to adopt.
            Resolution {u} adopted.
            Resolution {u} was adopted.
            Adopted on a roll call vote, {n} to {m}.
            Adopted by the delegates June 14.
            Adopted by voice vote.
            """),
        "concurred": _lines("""
            Report of committee concurred in.
            The report of the committee was concurred in.
            The report of the committee was adopted.
            The recommendation of the committee was adopted.
            Committee's recommendation concurred in.
            Concurred in.
            """),
        "defeated": _lines("""
            Defeated.
            DEFEATED
            Defeated on a show of hands
            Defeated, {m} to {n}.
            Lost.
            LOST
            Lost on a show of hands.
            Motion lost.
            Motion defeated.
            The motion was lost.
            The motion was defeated.
            The resolution was lost.
            The resolution was defeated.
            The resolution was defeated by a vote of {n} to {m}.
            The resolution was rejected.
            The resolution failed.
            The question being put, the resolution was lost.
            Rejected.
            Failed.
            Failed to carry.
            Not adopted.
            Not carried
            NOT CARRIED
            Disposition: Defeated
            Status: DEFEATED
            Action: Defeated
            Result: Lost
            Outcome: Lost
            [Defeated]
            (Defeated)
            — Lost —
            Fell
            Vote: {m} for, {n} against. Defeated.
            For {m}, against {n}. Lost.
            """),
        "referred": _lines("""
            Referred to {to}
            Referred to {to}.
            REFERRED TO {to}
            Referred to {to} for action.
            Motion to refer to {to} carried.
            The resolution was referred to {to}.
            On motion, referred to {to}.
            It was moved and seconded that the resolution be referred to {to}. Carried.
            Disposition: Referred to {to}
            Status: Referred to {to}
            Action: Referred to {to}
            Convention action: Referred to {to}
            Result: Referred to {to}
            [Referred to {to}]
            (Referred to {to})
            — Referred to {to} —
            Upon motion, the resolution was referred to {to}.
            The resolution was, on motion, referred to {to}.
            """),
        "withdrawn": _lines("""
            Withdrawn.
            WITHDRAWN
            Withdrawn by the submitter.
            Withdrawn by the mover.
            Withdrawn by consent.
            The resolution was withdrawn.
            The resolution was withdrawn by the sponsor.
            Disposition: Withdrawn
            Status: WITHDRAWN
            Action: Withdrawn
            [Withdrawn]
            (Withdrawn)
            By leave of the convention, the resolution was withdrawn.
            """),
        "remitted": _lines("""
            Remitted to {to}
            Remitted to {to}.
            REMITTED
            Remitted.
            Status: Remitted
            Decision: Remitted to {to}
            [Remitted]
            The motion was remitted to {to}.
            """),
        "amended": _lines("""
            Adopted as amended.
            ADOPTED AS AMENDED
            Carried as amended
            Carried as amended.
            The resolution as amended was adopted.
            The resolution was adopted as amended.
            Motion carried as amended.
            Disposition: Adopted as amended
            Status: Carried as amended
            Convention action: Adopted as amended
            [Adopted as amended]
            Amended and adopted.
            """),
    },
    "es": {
        "adopted": _lines("""
            Aprobada por unanimidad.
            Aprobada.
            APROBADA
            Aprobado por unanimidad.
            APROBADO
            APROBADA POR UNANIMIDAD
            Se aprueba por unanimidad.
            Se aprobó por unanimidad.
            Se aprobó por mayoría.
            Aprobada por mayoría de votos.
            Aprobada por aclamación.
            Resultado: Aprobada
            Votación: {n} a favor, {m} en contra. Aprobada.
            (Aprobada)
            [Aprobada]
            Puesta a votación, la resolución fue aprobada.
            La resolución fue aprobada por unanimidad.
            Fue aprobada por mayoría.
            Dictamen: Aprobada
            Aprobada con {n} votos a favor y {m} en contra.
            Acuerdo: Aprobada.
            """),
        "defeated": _lines("""
            Rechazada.
            RECHAZADA
            Rechazada por mayoría.
            Se rechazó por mayoría.
            Fue rechazada.
            La resolución fue rechazada.
            Desechada.
            Resultado: Rechazada
            Votación: {m} a favor, {n} en contra. Rechazada.
            No aprobada.
            [Rechazada]
            """),
        "referred": _lines("""
            Turnada a {to}.
            Se turna a {to}.
            Se turnó a {to}.
            Remitida a {to}.
            Se remite a {to}.
            Pasa a {to}.
            """),
        "withdrawn": _lines("""
            Retirada.
            Retirada por los proponentes.
            RETIRADA
            La propuesta fue retirada.
            """),
    },
    "fr": {
        "adopted": _lines("""
            Adoptée.
            ADOPTÉE
            Adoptée à l'unanimité.
            ADOPTÉE À L'UNANIMITÉ
            Adopté à l'unanimité
            Adoptée à la majorité.
            Adoptée à mains levées.
            Adoptée par {n} voix contre {m}.
            Adoptée ({n} pour, {m} contre)
            La résolution est adoptée.
            La résolution est adoptée à l'unanimité.
            La proposition est adoptée à la majorité.
            Mise aux voix, la résolution est adoptée.
            Résultat : Adoptée
            Décision : adoptée
            Vote : {n} pour, {m} contre. Adoptée.
            Pour : {n}. Contre : {m}. Adoptée.
            (Adoptée)
            [Adoptée]
            — Adoptée —
            Proposition adoptée.
            Adoptée telle que présentée.
            Statut : Adoptée
            """),
        "defeated": _lines("""
            Rejetée.
            REJETÉE
            Rejetée à la majorité.
            Rejetée ({m} pour, {n} contre)
            La résolution est rejetée.
            La proposition est rejetée.
            Mise aux voix, la résolution est rejetée.
            Battue.
            Repoussée par {n} voix contre {m}.
            Résultat : Rejetée
            Pour : {m}. Contre : {n}. Rejetée.
            [Rejetée]
            """),
        "referred": _lines("""
            Référée à : {to}
            Renvoyée à : {to}
            """),
        "withdrawn": _lines("""
            Retirée.
            RETIRÉE
            Retirée par les proposeurs.
            La proposition est retirée.
            Résultat : Retirée
            """),
        "amended": _lines("""
            Adoptée telle qu'amendée.
            ADOPTÉE TELLE QU'AMENDÉE
            Adoptée avec amendement.
            La résolution est adoptée telle qu'amendée.
            Adoptée tel qu'amendé.
            """),
    },
}
# Short enough to stand under a title, or behind it.
UNDER_TITLE: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "adopted": _lines("CARRIED\nCarried\nAdopted\nADOPTED\n[Adopted]\n(Carried)\nStatus: Carried\nDisposition: Adopted"),
        "defeated": _lines("LOST\nLost\nDefeated\nDEFEATED\n[Defeated]\n(Lost)\nStatus: Defeated\nDisposition: Defeated"),
        "withdrawn": _lines("WITHDRAWN\nWithdrawn\n[Withdrawn]\n(Withdrawn)\nStatus: Withdrawn"),
        "referred": _lines("Referred to {to}\nREFERRED TO {to}\n[Referred to {to}]\nStatus: Referred to {to}"),
        "remitted": _lines("REMITTED\nRemitted\n(Remitted)\nStatus: Remitted"),
        "amended": _lines("CARRIED AS AMENDED\nAdopted as amended\n[Adopted as amended]\n(Carried as amended)"),
    },
    "es": {
        "adopted": _lines("APROBADA\nAprobada\n(Aprobada)\n[Aprobada]"),
        "defeated": _lines("RECHAZADA\nRechazada\n(Rechazada)\n[Rechazada]"),
    },
    "fr": {
        "adopted": _lines("ADOPTÉE\nAdoptée\n(Adoptée)\n[Adoptée]"),
        "defeated": _lines("REJETÉE\nRejetée\n(Rejetée)\n[Rejetée]"),
        "amended": _lines("Adoptée telle qu'amendée\n(Adoptée telle qu'amendée)"),
    },
}  # fmt: skip

# The first lead of a resolution's operative part, and those that follow.
RESOLVED: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("Be it resolved", "Be it further resolved"),
        ("BE IT RESOLVED", "BE IT FURTHER RESOLVED"),
        ("THEREFORE BE IT RESOLVED,", "BE IT FURTHER RESOLVED,"),
        ("THEREFORE, BE IT RESOLVED", "BE IT FURTHER RESOLVED"),
        ("NOW, THEREFORE, BE IT RESOLVED,", "BE IT FURTHER RESOLVED,"),
        ("NOW THEREFORE BE IT RESOLVED", "FURTHER BE IT RESOLVED"),
        ("Resolved:", "Resolved:"),
        ("RESOLVED:", "FURTHER RESOLVED:"),
        ("RESOLVED", "RESOLVED"),
        ("Resolved —", "Resolved —"),
        ("BE IT RESOLVED:", "AND BE IT FURTHER RESOLVED:"),
        ("THEREFORE BE IT RESOLVED:", "BE IT FURTHER RESOLVED:"),
        ("Now, therefore, be it resolved,", "And be it finally resolved,"),
        ("LET IT BE RESOLVED", "LET IT FURTHER BE RESOLVED"),
        ("Therefore, be it resolved:", "Be it also resolved:"),
        ("Be it hereby resolved,", "Be it further hereby resolved,"),
        ("It is therefore resolved", "It is further resolved"),
        ("SO BE IT RESOLVED,", "BE IT ALSO RESOLVED,"),
        ("BE IT THEREFORE RESOLVED", "BE IT FURTHER RESOLVED"),
        ("Resolved,", "Resolved further,"),
        ("Resolved, therefore,", "Resolved, further,"),
        ("Therefore be it, Resolved,", "Be it further, Resolved,"),
        ("AND THEREFORE BE IT RESOLVED", "AND BE IT FURTHER RESOLVED"),
    ),
    "fr": (
        ("IL EST RÉSOLU", "IL EST DE PLUS RÉSOLU"),
        ("Il est résolu", "Il est également résolu"),
        ("IL EST PROPOSÉ", "IL EST AUSSI PROPOSÉ"),
        ("Il est proposé", "Il est de plus proposé"),
        ("QU'IL SOIT RÉSOLU", "QU'IL SOIT DE PLUS RÉSOLU"),
        ("Qu'il soit résolu", "Qu'il soit en outre résolu"),
        ("RÉSOLU", "RÉSOLU"),
        ("Il est par conséquent résolu", "Il est en outre résolu"),
        ("IL EST DONC RÉSOLU", "IL EST ÉGALEMENT RÉSOLU"),
    ),
}
RESUELVE = _lines("SE RESUELVE:\nRESUELVE:\nR E S U E L V E:\nSE ACUERDA:\nACUERDA:\nSe resuelve:\nRESUELVE\nResuelve:\nACUERDA\nResuelve lo siguiente:")  # fmt: skip
WHEREAS: dict[str, tuple[str, ...]] = {
    "en": _lines("Whereas:\nWHEREAS –\nWhereas, that\nWHEREAS:\nWHEREAS\nWhereas\nWhereas —\nWHEREAS, that\nWhereas that\nWHEREAS,\nWhereas,\nWHEREAS;\nwhereas"),
    "fr": _lines("ATTENDU que\nAttendu que\nATTENDU QUE\nCONSIDÉRANT QUE\nConsidérant que\nÉtant donné que\nVu que\n– Attendu que\nATTENDU :\nConsidérant le fait que"),
    "es": _lines("CONSIDERANDO: Que\nCONSIDERANDO que\nConsiderando que\nCONSIDERANDO QUE\nVISTO que\nDado que\nEn vista de que\n– Considerando que"),
}  # fmt: skip

MISREAD_RESOLVED = _lines("RES0LVED\nRESOLVFD\nRE5OLVED\nRESOLYED\nRESOLVEO\nRES OLVED\nResolvcd\nReso1ved\nRESOL VED\nRESOI.VED\nRKSOLVED")  # fmt: skip
MISREAD_WHEREAS = _lines("WHEREA8\nWHEBEAS\nWHERFAS\nVVHEREAS\nWHERE AS\nWhereaa\nWHEREA5\nWhcreas\nWIIEREAS")

# {k} is the kind ("Resolution"), {n} the number, {t} the title.
HEADERS = (
    "{k} No. {n}\n{t}",
    "{k} No. {n}\n\n{t}",
    "{K} NO. {n}\n{t}",
    "{k} {n}: {t}",
    "{K} {n}: {t}",
    "{K} {n}\n\n{t}",
    "{k} {n} – {t}",
    "{k} {n} - {t}",
    "{k} #{n}\n{t}",
    "{k} #{n}: {t}",
    "{K} #{n} – {t}",
    "{n}. {t}",
    "{n}.  {t}",
    "No. {n}. {t}",
    "No. {n} — {t}",
    "{k} Number {n}: {t}",
    "{K} NUMBER {n}\n{t}",
    "{k} {n}.—{t}",
    "{k} No. {n}.—{t}.",
    "{k} No. {n}: {t}",
    "{k} {n}. {t}",
    "{k} ({n}) {t}",
    "{k} {n} | {t}",
)
HEADERS_BELOW = ("{t}\n{k} No. {n}", "{t}\n\n{k} {n}", "{t}\n({k} {n})", "{t}\n{k} #{n}", "{t} ({k} {n})", "{t}\nNo. {n}")
UNTITLED = (
    "{k} No. {n}", "{K} NO. {n}", "{k} {n}:", "{K} {n}", "{k} #{n}", "No. {n}.", "{k} {n}.—", "{k} Number {n}", "{k} No. {n}:",
    "{K} #{n}", "({k} {n})", "— {k} {n} —", "{k} no {n}",
)  # fmt: skip

PAGE_HEADS = (
    "{p}        PROCEEDINGS OF THE {o}",
    "{o}        {p}",
    "Page {p} of 260",
    "                              {p}",
    "{p}",
    "- {p} -",
    "— {p} —",
    "THIRD DAY — MORNING SESSION        {p}",
    "{o} | {p}",
    "Resolutions  •  {o}  •  Page {p}",
    "                    REPORT OF PROCEEDINGS                    {p}",
)
BODIES = {
    "en": ("NINETEENTH CONVENTION", "ANNUAL CONVENTION", "BIENNIAL CONVENTION OF THE FEDERATION"),
    "es": ("XIX CONGRESO NACIONAL", "MEMORIA DEL CONGRESO"),
    "fr": ("19e CONGRÈS", "PROCÈS-VERBAL DU CONGRÈS"),
}

DEBATE = {
    "en": (
        "DELEGATE SMITH (Local 212): I rise to speak to the matter before us. My members have waited six years\n"
        "for this convention to take it up, and they will want to know what I did here.",
        "Delegate Osgood: I have only this to say. We resolved as much at the last convention and nothing came\nof it.",
        "President Whalen: The Chair will recognize the delegate at microphone three.",
        "Brother Kincaid (Local 88) spoke of the long winter in his district and thanked the delegates for their\nhelp.",
        "The Secretary read a telegram of greeting from the Teamsters of Butte.",
        "The committee on credentials reported 214 delegates seated. The report was received.",
    ),
    "es": (
        "El compañero Ruiz (Sección 14): Pido la palabra para una moción de orden. Mis compañeros llevan seis\n"
        "años esperando este debate.",
        "La presidenta: Tiene la palabra el delegado de la Sección 8.",
        "La secretaria dio lectura a un telegrama de saludo de los compañeros de Monterrey.",
    ),
    "fr": (
        "Le camarade Morin (Local 212) : Je voudrais parler sur le sujet. Mes membres attendent depuis six ans\n"
        "que le congrès s'en saisisse.",
        "La présidente : La parole est au délégué du micro numéro trois.",
        "Le secrétaire donne lecture d'un télégramme de salutations des camarades de Rimouski.",
    ),
}  # fmt: skip
ROLL_CALL = {
    "en": "The roll was called, and the following delegates answered to their names: Ahearn, Babbitt, Corrigan (J.),\n"
    "Dunne, Estes, Hatch, Mulvey, Ostrom, Stemburgh, Wirth. Absent: Kerr, Lowry.",
    "es": "Se pasó lista de asistencia. Presentes: Aguilar, Benítez, Cárdenas, Domínguez, Estrada, Fuentes.\n"
    "Ausentes: Gallegos, Huerta.",
    "fr": "On procède à l'appel des délégués. Présents : Arsenault, Bouchard, Côté, Desrosiers, Émond, Fortin.\n"
    "Absents : Gagné, Hébert.",
}
CONTENTS = {"en": "TABLE OF CONTENTS", "es": "ÍNDICE", "fr": "TABLE DES MATIÈRES"}
FRONT = {
    "en": "Printed by the Allied Printing Trades Council, union label no. 14.\n\n"
    "This book holds the resolutions that came before the delegates, in the order in which they were taken up.\n"
    "Additional copies may be had from the Secretary-Treasurer at fifty cents.",
    "es": "Impreso en los talleres del sindicato.\n\n"
    "Este cuaderno reúne las propuestas que conoció el pleno, en el orden en que fueron discutidas.",
    "fr": "Imprimé à l'atelier coopératif du syndicat.\n\n"
    "Ce cahier réunit les propositions soumises aux délégués, dans l'ordre où elles ont été discutées.",
}
