//! Shopify's discounts, told apart: those that come off one line, and those on the whole order, which are our cart
//! discount.

use loyalty::{Currency, Money};
use serde::Deserialize;

use super::wire::MoneySet;

/// A discount of the order.
#[derive(Debug, Deserialize)]
pub(super) struct Application {
    value: String,
    value_type: String,
    allocation_method: String,
    target_selection: String,
    target_type: String,
}

/// What a discount took off one line.
#[derive(Debug, Deserialize)]
pub(super) struct Allocation {
    amount_set: MoneySet,
    discount_application_index: usize,
}

impl Application {
    /// Spread over everything; the others are meant for particular lines, or for shipping.
    fn is_on_the_whole(&self) -> bool {
        self.target_type == "line_item"
            && self.allocation_method == "across"
            && self.target_selection == "all"
    }
}

/// What comes off one line.
pub(super) fn off_the_line(applications: &[Application], allocations: &[Allocation]) -> i128 {
    let on_the_whole = |one: &&Allocation| {
        applications.get(one.discount_application_index).is_some_and(Application::is_on_the_whole)
    };
    allocations
        .iter()
        .filter(|one| !on_the_whole(one))
        .map(|one| one.amount_set.presentment_money.minor)
        .sum()
}

/// What comes off the whole order: fixed amounts at face value, and the sum of the percentages.
pub(super) fn off_the_whole(
    applications: &[Application],
    allocations: &[&Allocation],
    (shop, presentment): (Currency, Currency),
) -> (i128, Option<String>) {
    let (mut fixed, mut millionths) = (0, 0_u64);
    for (index, application) in applications.iter().enumerate().filter(|(_, one)| one.is_on_the_whole()) {
        let its: Vec<&MoneySet> = allocations
            .iter()
            .filter(|one| one.discount_application_index == index)
            .map(|one| &one.amount_set)
            .collect();
        match percentage(application) {
            Some(percent) => millionths = millionths.saturating_add(percent),
            None if shop == presentment => fixed += face_value(application, &its, shop),
            None => fixed += taken(&its),
        }
    }
    (fixed, (millionths > 0).then(|| decimal_of_millionths(millionths)))
}

/// In millionths; None: no percentage, or none that can be read.
fn percentage(application: &Application) -> Option<u64> {
    if application.value_type != "percentage" {
        return None;
    }
    let (whole, part) = application.value.split_once('.').unwrap_or((&application.value, ""));
    if !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part: String = part.chars().chain(std::iter::repeat('0')).take(6).collect();
    whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(part.parse().ok()?)
}

/// The value is in the shop's currency; what can't be read as money is what it took off.
fn face_value(application: &Application, its: &[&MoneySet], currency: Currency) -> i128 {
    let value = Money::from_decimal(&application.value, currency);
    value.map_or_else(|| taken(its), |money| i128::from(money.minor()))
}

/// What was taken off in the presentment currency.
fn taken(its: &[&MoneySet]) -> i128 {
    its.iter().map(|set| set.presentment_money.minor).sum()
}

fn decimal_of_millionths(millionths: u64) -> String {
    let text = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
