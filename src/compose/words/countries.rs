//! Names of countries and of regions.

/// ISO 3166-1 alpha-2 codes and names, by code.
const COUNTRIES: [(&str, &str); 131] = [
    ("AD", "Andorra"), ("AE", "United Arab Emirates"), ("AL", "Albania"), ("AM", "Armenia"), ("AR", "Argentina"),
    ("AT", "Austria"), ("AU", "Australia"), ("AZ", "Azerbaijan"), ("BA", "Bosnia and Herzegovina"),
    ("BD", "Bangladesh"), ("BE", "Belgium"), ("BG", "Bulgaria"), ("BH", "Bahrain"), ("BO", "Bolivia"),
    ("BR", "Brazil"), ("BY", "Belarus"), ("CA", "Canada"), ("CH", "Switzerland"), ("CL", "Chile"), ("CN", "China"),
    ("CO", "Colombia"), ("CR", "Costa Rica"), ("CU", "Cuba"), ("CY", "Cyprus"), ("CZ", "Czechia"), ("DE", "Germany"),
    ("DK", "Denmark"), ("DO", "Dominican Republic"), ("DZ", "Algeria"), ("EC", "Ecuador"), ("EE", "Estonia"),
    ("EG", "Egypt"), ("ES", "Spain"), ("ET", "Ethiopia"), ("FI", "Finland"), ("FO", "Faroe Islands"),
    ("FR", "France"), ("GB", "United Kingdom"), ("GE", "Georgia"), ("GG", "Guernsey"), ("GH", "Ghana"),
    ("GI", "Gibraltar"), ("GL", "Greenland"), ("GR", "Greece"), ("GT", "Guatemala"), ("HK", "Hong Kong"),
    ("HN", "Honduras"), ("HR", "Croatia"), ("HU", "Hungary"), ("ID", "Indonesia"), ("IE", "Ireland"),
    ("IL", "Israel"), ("IM", "Isle of Man"), ("IN", "India"), ("IQ", "Iraq"), ("IR", "Iran"), ("IS", "Iceland"),
    ("IT", "Italy"), ("JE", "Jersey"), ("JM", "Jamaica"), ("JO", "Jordan"), ("JP", "Japan"), ("KE", "Kenya"),
    ("KH", "Cambodia"), ("KR", "South Korea"), ("KW", "Kuwait"), ("KZ", "Kazakhstan"), ("LA", "Laos"),
    ("LB", "Lebanon"), ("LI", "Liechtenstein"), ("LK", "Sri Lanka"), ("LT", "Lithuania"), ("LU", "Luxembourg"),
    ("LV", "Latvia"), ("MA", "Morocco"), ("MC", "Monaco"), ("MD", "Moldova"), ("ME", "Montenegro"),
    ("MK", "North Macedonia"), ("MM", "Myanmar"), ("MN", "Mongolia"), ("MO", "Macao"), ("MT", "Malta"),
    ("MU", "Mauritius"), ("MX", "Mexico"), ("MY", "Malaysia"), ("NG", "Nigeria"), ("NI", "Nicaragua"),
    ("NL", "Netherlands"), ("NO", "Norway"), ("NP", "Nepal"), ("NZ", "New Zealand"), ("OM", "Oman"), ("PA", "Panama"),
    ("PE", "Peru"), ("PH", "Philippines"), ("PK", "Pakistan"), ("PL", "Poland"), ("PR", "Puerto Rico"),
    ("PT", "Portugal"), ("PY", "Paraguay"), ("QA", "Qatar"), ("RO", "Romania"), ("RS", "Serbia"), ("RU", "Russia"),
    ("RW", "Rwanda"), ("SA", "Saudi Arabia"), ("SE", "Sweden"), ("SG", "Singapore"), ("SI", "Slovenia"),
    ("SK", "Slovakia"), ("SM", "San Marino"), ("SN", "Senegal"), ("SV", "El Salvador"), ("TH", "Thailand"),
    ("TN", "Tunisia"), ("TR", "Türkiye"), ("TW", "Taiwan"), ("TZ", "Tanzania"), ("UA", "Ukraine"), ("UG", "Uganda"),
    ("US", "United States"), ("UY", "Uruguay"), ("UZ", "Uzbekistan"), ("VA", "Vatican City"), ("VE", "Venezuela"),
    ("VN", "Vietnam"), ("XK", "Kosovo"), ("ZA", "South Africa"), ("ZM", "Zambia"), ("ZW", "Zimbabwe"),
];

/// What people call common region codes.
const REGIONS: [(&str, &str); 22] = [
    ("af", "Africa"), ("ap", "Asia Pacific"), ("apac", "Asia Pacific"), ("as", "Asia"), ("asia", "Asia"), ("au", "Australia"),
    ("ca", "Canada"), ("ch", "Switzerland"), ("cn", "China"), ("de", "Germany"), ("emea", "Europe, Middle East and Africa"),
    ("eu", "Europe"), ("fr", "France"), ("in", "India"), ("jp", "Japan"), ("latam", "Latin America"), ("me", "Middle East"),
    ("na", "North America"), ("oc", "Oceania"), ("sa", "South America"), ("uk", "United Kingdom"), ("us", "United States"),
];

/// The name of a country, or its code when it is not known here.
pub fn country(code: &str) -> String {
    let upper = code.to_ascii_uppercase();
    let found = COUNTRIES.iter().find(|(c, _)| *c == upper);
    found.map_or(upper.clone(), |(_, name)| (*name).to_owned())
}

/// A region as people call it: `Europe` for `eu`; other codes stay as they are.
pub fn region(code: &str) -> String {
    let lower = code.to_ascii_lowercase();
    let found = REGIONS.iter().find(|(c, _)| *c == lower);
    found.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}
