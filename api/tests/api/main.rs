//! The API in process, against a real `SQLite` file: every route, each command twice. And the binary, under faults.

// Clippy takes a module for a test's own when it says so.
#[cfg(test)]
mod process;
#[cfg(test)]
mod world;

#[cfg(test)]
mod arrival;
#[cfg(test)]
mod codes;
#[cfg(test)]
mod copies;
#[cfg(test)]
mod credit;
#[cfg(test)]
mod every_route;
#[cfg(test)]
mod expiry;
#[cfg(test)]
mod forgetting;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod limited;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod members;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod other_programs;
#[cfg(test)]
mod pending;
#[cfg(test)]
mod people;
#[cfg(test)]
mod periods;
#[cfg(test)]
mod previews;
mod program;
#[cfg(test)]
mod redemptions;
#[cfg(test)]
mod returns;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod shopify;
#[cfg(test)]
mod snapshot;
#[cfg(test)]
mod strangers;
#[cfg(test)]
mod tiers;
#[cfg(test)]
mod tokens;
#[cfg(test)]
mod unfit;
#[cfg(test)]
mod webhooks;
