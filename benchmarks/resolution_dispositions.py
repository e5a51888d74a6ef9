"""Wordings in which unions tell what became of a resolution, by language and disposition."""

from __future__ import annotations

from benchmarks.resolution_wordings import lines

# {to} is where to, {n} votes for, {m} votes against, {u} the number.
DISPOSITIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "adopted": lines("""
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
        "concurred": lines("""
            Report of committee concurred in.
            The report of the committee was concurred in.
            The report of the committee was adopted.
            The recommendation of the committee was adopted.
            Committee's recommendation concurred in.
            Concurred in.
            """),
        "defeated": lines("""
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
        "referred": lines("""
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
        "withdrawn": lines("""
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
        "remitted": lines("""
            Remitted to {to}
            Remitted to {to}.
            REMITTED
            Remitted.
            Status: Remitted
            Decision: Remitted to {to}
            [Remitted]
            The motion was remitted to {to}.
            """),
        "amended": lines("""
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
        "adopted": lines("""
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
        "defeated": lines("""
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
        "referred": lines("""
            Turnada a {to}.
            Se turna a {to}.
            Se turnó a {to}.
            Pasa a {to}.
            """),
        "withdrawn": lines("""
            Retirada.
            Retirada por los proponentes.
            RETIRADA
            La propuesta fue retirada.
            """),
    },
    "fr": {
        "adopted": lines("""
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
        "defeated": lines("""
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
        "referred": lines("""
            Référée à : {to}
            Renvoyée à : {to}
            """),
        "withdrawn": lines("""
            Retirée.
            RETIRÉE
            Retirée par les proposeurs.
            La proposition est retirée.
            Résultat : Retirée
            """),
        "amended": lines("""
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
        "adopted": lines(
            "CARRIED\nCarried\nAdopted\nADOPTED\n[Adopted]\n(Carried)\nStatus: Carried\nDisposition: Adopted"
        ),
        "defeated": lines(
            "LOST\nLost\nDefeated\nDEFEATED\n[Defeated]\n(Lost)\nStatus: Defeated\nDisposition: Defeated"
        ),
        "withdrawn": lines("WITHDRAWN\nWithdrawn\n[Withdrawn]\n(Withdrawn)\nStatus: Withdrawn"),
        "referred": lines("Referred to {to}\nREFERRED TO {to}\n[Referred to {to}]\nStatus: Referred to {to}"),
        "remitted": lines("REMITTED\nRemitted\n(Remitted)\nStatus: Remitted"),
        "amended": lines(
            "CARRIED AS AMENDED\nAdopted as amended\n[Adopted as amended]\n(Carried as amended)"
        ),
    },
    "es": {
        "adopted": lines("APROBADA\nAprobada\n(Aprobada)\n[Aprobada]"),
        "defeated": lines("RECHAZADA\nRechazada\n(Rechazada)\n[Rechazada]"),
    },
    "fr": {
        "adopted": lines("ADOPTÉE\nAdoptée\n(Adoptée)\n[Adoptée]"),
        "defeated": lines("REJETÉE\nRejetée\n(Rejetée)\n[Rejetée]"),
        "amended": lines("Adoptée telle qu'amendée\n(Adoptée telle qu'amendée)"),
    },
}
