//! ISO 4217: the currencies in use, by the number of their decimals.

const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

const TWO: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD \
    CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
    GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD \
    MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD \
    RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD \
    USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";

const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";

const FOUR: &str = "CLF UYW";

/// How many decimals the currency's minor unit has.
pub(crate) fn decimals(code: &str) -> usize {
    all()
        .find_map(|(currency, decimals)| (currency == code).then_some(decimals))
        .unwrap_or_else(|| panic!("{code} is not in ISO 4217"))
}

/// Every currency with its decimals.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, usize)> {
    [(NONE, 0), (TWO, 2), (THREE, 3), (FOUR, 4)]
        .into_iter()
        .flat_map(|(codes, decimals)| codes.split_whitespace().map(move |code| (code, decimals)))
}
