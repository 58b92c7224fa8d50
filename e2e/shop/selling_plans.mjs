// Selling plans: what a product costs when it is bought again and again, and how Liquid tells of it (TLD objects.json:
// selling_plan_group, selling_plan, selling_plan_allocation).
import { hundredths, toPresentment } from './money.mjs';

/** The plan of that id which `product` is sold under, or undefined. */
export const findPlan = (product, id) => product.plans?.selling.find((plan) => plan.id === Number(id));

/** Shop cents of one item of `variant` under `plan`, or bought once. */
export const centsUnder = (variant, plan) =>
  plan ? Math.round((variant.cents * (100 - plan.percent)) / 100) : variant.cents;

export function groupObjects({ plans }) {
  if (!plans) return [];
  return [{ id: plans.id, name: plans.name, app_id: null, selling_plans: plans.selling.map(planObject) }];
}

/** The prices of a variant under each plan of its product; as JSON they have the ids of plan and group only. */
export const allocationObjects = ({ plans }, variant, currency) =>
  (plans?.selling ?? []).map((plan) => {
    const prices = pricesUnder(variant, plan, currency);
    const selling_plan_group_id = plans.id;
    return {
      ...prices,
      selling_plan_group_id,
      selling_plan: planObject(plan),
      toJSON: () => ({ ...prices, selling_plan_group_id, selling_plan_id: plan.id }),
    };
  });

/** `selling_plan_allocation` of a cart line; null for one bought once. */
export function lineAllocation({ variant, plan }, currency) {
  return plan ? { ...pricesUnder(variant, plan, currency), selling_plan: planObject(plan) } : null;
}

function pricesUnder(variant, plan, currency) {
  const inHundredths = (cents) => hundredths(toPresentment(cents, currency), currency);
  const price = inHundredths(centsUnder(variant, plan));
  return { price, compare_at_price: inHundredths(variant.cents), per_delivery_price: price };
}

const planObject = ({ id, name }) => ({ id, name, description: null, recurring_deliveries: true, fixed: false });
