//! Native only: `serde_json`'s tree through the doors, and our types as the JSON of sections 3 and 5.

mod value;
