"""Rows that name somebody and are in no section of the export of a person's data, with the reason."""

NOT_EXPORTED: dict[str, str] = {
    "partnership.FileExclusion": "whom a lead shuts out of a case file is for the lead alone; see docs/keeping.md",
    "partnership.GlassTold": "the mail that told it is shown; who else was told is the file's record",
    "partnership.GlassSeen": "their word on what the mail told, which is shown",
    "partnership.PartnershipGrant": "follows from the seat and its role, which are shown",
    "partnership.GroupGrant": "follows from the seat and its chair, which are shown",
    "partnership.FactorResetAnswer": "what another person did; the reset itself is shown",
    "partnership.CaseFile": "who leads a file shows in its list, of which the places are shown",
    "partnership.FileStage": "what was done in a file is its record; the places in it and the looks are shown",
    "partnership.Signoff": "what was put to the posts, by whom; one's own answers are shown",
    "meetings.Circulation": "what was put to the posts, by whom; one's own answers are shown",
    "meetings.CirculationStage": "moves by the product or the team; one's own answers are shown",
    "partnership.SignoffStage": "moves by the product once the last has signed; one's own answers are shown",
    "reporting.YearlyReport": "a document of the partnership; who edited it last is its record",
    "reporting.ReportStage": "a document of the partnership; its moves are its record",
    "reporting.PriorityProgress": "a judgement of the partnership, published in its report",
    **dict.fromkeys(
        ("keeping.PeriodChange", "keeping.KeptLonger", "keeping.ErasureAsked", "keeping.ErasureAnswer"),
        "a decision of the partnership about its records",
    ),
    **dict.fromkeys(
        ("record.Erasure", "record.LegalHold", "record.HoldLifted"), "a decision of the partnership about its records"
    ),
    "meetings.AgendaTemplate": "what a group's agendas begin with; who saved a version is its record",
    **dict.fromkeys(
        ("meetings.DatePoll", "meetings.DatePollEnd"),
        "dates that people were asked about and how that ended; what one was asked and answered is shown",
    ),
    **dict.fromkeys(
        (
            "reviews.Incident",
            "reviews.IncidentStage",
            "reviews.CaseEvent",
            "reviews.ClockNote",
            "reviews.IdentitySheet",
            "reviews.SheetLink",
            "reviews.SheetPerson",
        ),
        "what was done in a case is its record; one's places in the case file and one's looks are shown",
    ),
    "reviews.ReviewTerms": "how the partnership runs its reviews; who set it is its record",
    "keeping.PersonExport": "these files themselves",
    "record.StoredFile": "what was uploaded shows as a paper or a document",
    "record.SharedChange": "what a public body or a national rule is called; nothing of it is about a person",
    "record.MailWord": "a decision of the partnership about mail that waited",
    "record.Job": "work of the machine; it holds numbers only",
    "record.SentForm": "a digest that lasts two days; it holds no words",
}
