//! ISO 4217: the currencies in use and how many decimals each has.

/// A currency in use, by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    code: &'static str,
    decimals: u32,
}

impl Currency {
    /// The currency of an upper-case code such as "JPY"; `None` when ISO 4217 lists no such currency in use, or gives it
    /// no minor unit (gold, special drawing rights, test codes).
    pub fn parse(code: &str) -> Option<Self> {
        TABLE.iter().find_map(|(decimals, codes)| {
            let mut codes = codes.split_ascii_whitespace();
            codes.find(|known| *known == code).map(|code| Self { code, decimals: *decimals })
        })
    }

    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// How many decimals the minor unit is: 2 for USD, 0 for JPY, 3 for KWD.
    pub const fn decimals(self) -> u32 {
        self.decimals
    }

    /// How many minor units make one major unit: 100 for USD, 1 for JPY, 1000 for KWD.
    pub(crate) const fn minor_per_major(self) -> u64 {
        10_u64.pow(self.decimals)
    }
}

/// ISO 4217 list one with its official minor units, by decimals.
const TABLE: &[(u32, &str)] = &[
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW \
         CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF \
         IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
         MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP \
         SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG \
         YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_have_their_official_decimals() {
        let cases =
            [("USD", 2), ("EUR", 2), ("HUF", 2), ("JPY", 0), ("ISK", 0), ("KWD", 3), ("CLF", 4), ("XCG", 2)];
        for (code, decimals) in cases {
            let currency = Currency::parse(code).unwrap();
            assert_eq!((currency.code(), currency.decimals()), (code, decimals));
        }
    }

    #[test]
    fn what_is_not_a_currency_in_use_is_none() {
        for code in ["", "usd", "US", "USD ", "USDEUR", "USD EUR", "XAU", "XXX", "HRK", "€"] {
            assert_eq!(Currency::parse(code), None, "{code:?}");
        }
    }

    #[test]
    fn no_code_stands_twice() {
        let mut codes: Vec<_> = TABLE.iter().flat_map(|(_, codes)| codes.split_ascii_whitespace()).collect();
        let n_codes = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), n_codes);
        assert!(codes.iter().all(|code| code.len() == 3));
    }
}
