//! A new migration is a reason to build again; the macro that embeds them can't say so.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
