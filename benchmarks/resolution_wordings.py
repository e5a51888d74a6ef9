"""Wordings that unions use for the same thing: leads, submitters, headers, page heads, debate.

By language ("en", "es", "fr"); pools are lists, one wording to a line.
"""

from __future__ import annotations


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text, each without the spaces around it."""
    return tuple(line.strip() for line in text.strip().splitlines())


# {s} is who submits.
SUBMITTED: dict[str, tuple[str, ...]] = {
    "en": lines("""
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
    "es": lines("""
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
    "fr": lines("""
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
RESUELVE = lines(
    "SE RESUELVE:\nRESUELVE:\nR E S U E L V E:\nSE ACUERDA:\nACUERDA:\nSe resuelve:\n"
    "RESUELVE\nResuelve:\nACUERDA\nResuelve lo siguiente:"
)
WHEREAS: dict[str, tuple[str, ...]] = {
    "en": lines(
        "Whereas:\nWHEREAS –\nWhereas, that\nWHEREAS:\nWHEREAS\nWhereas\n"
        "Whereas —\nWHEREAS, that\nWhereas that\nWHEREAS,\nWhereas,\nWHEREAS;\n"
        "whereas"
    ),
    "fr": lines(
        "ATTENDU que\nAttendu que\nATTENDU QUE\nCONSIDÉRANT QUE\nConsidérant que\nÉtant donné que\n"
        "Vu que\n– Attendu que\nATTENDU :\nConsidérant le fait que"
    ),
    "es": lines(
        "CONSIDERANDO: Que\nCONSIDERANDO que\nConsiderando que\nCONSIDERANDO QUE\nVISTO que\nDado que\n"
        "En vista de que\n– Considerando que"
    ),
}

MISREAD_RESOLVED = lines(
    "RES0LVED\nRESOLVFD\nRE5OLVED\nRESOLYED\nRESOLVEO\nRES OLVED\n"
    "Resolvcd\nReso1ved\nRESOL VED\nRESOI.VED\nRKSOLVED"
)
MISREAD_WHEREAS = lines("WHEREA8\nWHEBEAS\nWHERFAS\nVVHEREAS\nWHERE AS\nWhereaa\nWHEREA5\nWhcreas\nWIIEREAS")

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
    "{k} {n} | {t}",
)
HEADERS_BELOW = (
    "{t}\n{k} No. {n}",
    "{t}\n\n{k} {n}",
    "{t}\n({k} {n})",
    "{t}\n{k} #{n}",
    "{t} ({k} {n})",
    "{t}\nNo. {n}",
)
UNTITLED = (
    "{k} No. {n}",
    "{K} NO. {n}",
    "{k} {n}:",
    "{K} {n}",
    "{k} #{n}",
    "No. {n}.",
    "{k} {n}.—",
    "{k} Number {n}",
)

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
        "DELEGATE SMITH (Local 212): I rise to speak to the matter before us. My members "
        "have waited six years\n"
        "for this convention to take it up, and they will want to know what I did here.",
        "Delegate Osgood: I have only this to say. We resolved as much at the last "
        "convention and nothing came\nof it.",
        "President Whalen: The Chair will recognize the delegate at microphone three.",
        "Brother Kincaid (Local 88) spoke of the long winter in his district and thanked "
        "the delegates for their\nhelp.",
        "The Secretary read a telegram of greeting from the Teamsters of Butte.",
        "The committee on credentials reported 214 delegates seated. The report was received.",
    ),
    "es": (
        "El compañero Ruiz (Sección 14): Pido la palabra para una moción de orden. Mis "
        "compañeros llevan seis\n"
        "años esperando este debate.",
        "La presidenta: Tiene la palabra el delegado de la Sección 8.",
        "La secretaria dio lectura a un telegrama de saludo de los compañeros de Monterrey.",
    ),
    "fr": (
        "Le camarade Morin (Local 212) : Je voudrais parler sur le sujet. Mes membres "
        "attendent depuis six ans\n"
        "que le congrès s'en saisisse.",
        "La présidente : La parole est au délégué du micro numéro trois.",
        "Le secrétaire donne lecture d'un télégramme de salutations des camarades de Rimouski.",
    ),
}
ROLL_CALL = {
    "en": "The roll was called, and the following delegates answered to their names: "
    "Ahearn, Babbitt, Corrigan (J.),\n"
    "Dunne, Estes, Hatch, Mulvey, Ostrom, Stemburgh, Wirth. Absent: Kerr, Lowry.",
    "es": "Se pasó lista de asistencia. Presentes: Aguilar, Benítez, Cárdenas, Domínguez, Estrada, Fuentes.\n"
    "Ausentes: Gallegos, Huerta.",
    "fr": "On procède à l'appel des délégués. Présents : Arsenault, Bouchard, Côté, "
    "Desrosiers, Émond, Fortin.\n"
    "Absents : Gagné, Hébert.",
}
CONTENTS = {"en": "TABLE OF CONTENTS", "es": "ÍNDICE", "fr": "TABLE DES MATIÈRES"}
FRONT = {
    "en": "Printed by the Allied Printing Trades Council, union label no. 14.\n\n"
    "This book holds the resolutions that came before the delegates, in the order in "
    "which they were taken up.\n"
    "Additional copies may be had from the Secretary-Treasurer at fifty cents.",
    "es": "Impreso en los talleres del sindicato.\n\n"
    "Este cuaderno reúne las propuestas que conoció el pleno, en el orden en que fueron discutidas.",
    "fr": "Imprimé à l'atelier coopératif du syndicat.\n\n"
    "Ce cahier réunit les propositions soumises aux délégués, dans l'ordre où elles ont été discutées.",
}
