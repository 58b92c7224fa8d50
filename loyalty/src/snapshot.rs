//! The two documents that travel: what the page knows, and one question to the API.

use crate::door::{self, INTEGER_MAX};
use crate::{Cart, Json, Member, Program, Refusal};

/// Everything the page needs at one instant, but the cart.
///
/// The `facts` of the document are for those who only print; whoever has this crate computes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// When it was taken; an older one never replaces a newer one.
    pub as_of: i64,
    /// The program.
    pub program: Program,
    /// Who is looking; `None`: a guest.
    pub member: Option<Member>,
}

/// What `POST /v1/nudges` asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The program.
    pub program: Program,
    /// Who is asking; `None`: a guest.
    pub member: Option<Member>,
    /// Their cart; `None`: none, or nothing in it.
    pub cart: Option<Cart>,
    /// The instant to answer for.
    pub now: i64,
}

impl Snapshot {
    /// The only version there is.
    pub const VERSION: i64 = 1;

    /// Reads a snapshot.
    ///
    /// # Errors
    ///
    /// A version other than 1; the first value that is of a wrong type or out of range, or required and absent.
    pub fn decode<J: Json>(json: &J) -> Result<Self, Refusal> {
        door::read(json, |field| {
            if field.integer("version", -INTEGER_MAX..=INTEGER_MAX) != Some(Self::VERSION) {
                field.at("version").refuse("must be 1, the only version known here");
            }
            let as_of = field.required_instant("as_of")?;
            let program = Program::decode_at(&field.at("program"))?;
            let member = Member::decode_at(&field.at("member"), &program);
            Some(Self { as_of, program, member })
        })
    }
}

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    ///
    /// The first value that is of a wrong type or out of range, or required and absent.
    pub fn decode<J: Json>(json: &J) -> Result<Self, Refusal> {
        door::read(json, |field| {
            let program = Program::decode_at(&field.at("program"))?;
            let member = Member::decode_at(&field.at("member"), &program);
            let cart = Cart::decode_at(&field.at("cart"));
            Some(Self { program, member, cart, now: field.required_instant("now")? })
        })
    }
}
