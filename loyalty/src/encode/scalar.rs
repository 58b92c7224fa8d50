//! Values that are one JSON value.

use serde::{Serialize, Serializer};

use crate::{Known, Measure, MemberState, Minimum, Money, Multiplier, Short};

/// Unknown is null, which is how a door reads null.
impl<T: Serialize> Serialize for Known<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().known().serialize(serializer)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_decimal())
    }
}

impl Serialize for Multiplier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_decimal())
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_decimal())
    }
}

impl Serialize for Minimum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Minimum::None => serializer.serialize_none(),
            Minimum::AtLeast(money) => money.serialize(serializer),
            Minimum::Unknown => serializer.serialize_str("unknown"),
        }
    }
}

impl Serialize for MemberState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            MemberState::Member => "member",
            MemberState::Candidate => "candidate",
            MemberState::Excluded => "excluded",
        })
    }
}

/// A decimal string, as `facts.next_tier.short` has it; a nudge names the unit in the key instead.
impl Serialize for Short {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Short::Points(n) | Short::Orders(n) => serializer.serialize_str(&n.to_string()),
            Short::Spend(money) => money.serialize(serializer),
        }
    }
}
