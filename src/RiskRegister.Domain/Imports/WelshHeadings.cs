using static RiskRegister.Domain.Imports.ImportField;
using static RiskRegister.Domain.Imports.Sureness;

namespace RiskRegister.Domain.Imports;

/// <summary>The headings of registers that councils in Wales keep in Welsh alone.</summary>
internal static class WelshHeadings
{
    public static readonly (ImportField Field, Sureness Sureness, string[] Headings)[] All =
    [
        (Reference, Sure, ["Cyfeirnod", "Cyf", "Rhif", "Rhif cyfeirnod", "Rhif cyf"]),
        (Title, Sure, ["Teitl", "Enw", "Enw'r risg"]),
        (Description, Sure, ["Disgrifiad", "Manylion"]),
        (Description, Likely, ["Achos", "Achosion"]),
        (Types, Sure, ["Categori", "Math", "Math o risg"]),
        (Service, Sure, ["Gwasanaeth", "Cyfarwyddiaeth", "Adran", "Maes gwasanaeth"]),
        (Effects, Sure, ["Canlyniad", "Canlyniadau", "Canlyniadau posibl", "Effeithiau", "Effeithiau posibl", "Goblygiadau"]),
        (Controls, Sure,
        [
            "Rheolaethau", "Rheolaeth", "Rheolaethau presennol", "Rheolaethau cyfredol", "Rheolaethau mewnol", "Rheolaethau ar waith",
            "Rheolyddion", "Mesurau rheoli", "Mesurau rheoli presennol",
        ]),
        (Actions, Sure,
        [
            "Camau", "Camau gweithredu", "Camau lliniaru", "Camau pellach", "Camau gweithredu pellach", "Camau lliniaru pellach",
            "Gweithredoedd", "Gweithredu pellach", "Cynllun gweithredu", "Camau i'w cymryd",
        ]),
        (ActionOwners, Sure, ["Perchennog y cam", "Perchennog y camau", "Perchennog gweithredu"]),
        (ActionOwners, Likely, ["Pwy", "Gan bwy"]),
        (ActionDates, Likely, ["Dyddiad targed", "Dyddiad cwblhau", "Erbyn pryd", "Pryd", "Amserlen"]),
        (ActionStatuses, Sure, ["Statws y cam", "Statws y camau", "Statws gweithredu"]),
        (ActionProgress, Likely, ["Cynnydd", "Diweddariad ar gynnydd"]),
        (Response, Sure, ["Ymateb", "Triniaeth"]),
        (Objectives, Sure, ["Amcan", "Amcanion", "Amcan corfforaethol", "Amcanion corfforaethol", "Blaenoriaethau corfforaethol"]),
        (Owners, Sure, ["Perchennog", "Perchnogion", "Swyddog arweiniol", "Swyddog cyfrifol", "Arweinydd"]),
        (Owners, Likely, ["Cyfrifoldeb"]),
        (ImportField.Direction, Sure, ["Cyfeiriad teithio", "Cyfeiriad y daith", "Cyfeiriad"]),
        (ImportField.Direction, Likely, ["Tuedd"]),
        (Status, Sure, ["Statws"]),
        (ReviewedOn, Sure, ["Dyddiad adolygu diwethaf", "Adolygiad diwethaf", "Adolygwyd ddiwethaf", "Adolygwyd"]),
    ];
}
