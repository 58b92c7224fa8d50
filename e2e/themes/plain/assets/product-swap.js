// Another product of a combined listing is another page.

export const swapProduct = (form, url) => location.assign(url);
