// Another app that wants to stand first where its merchant put it. The manner "moves" puts itself first again and again; "removes" takes
// away what is not the theme's, as fast as it comes.
(() => {
  const { place, manner } = document.currentScript.dataset;
  const own = document.createElement('rival-offer');
  own.textContent = 'Free gift above $60';
  window.rivalMoves = 0;

  const assert = () => {
    const spot = document.querySelector(place);
    if (!spot) return;
    const others = manner === 'removes' ? [...spot.querySelectorAll('perk-nudge')] : [];
    if (spot.firstElementChild === own && others.length === 0) return;
    window.rivalMoves += 1;
    others.forEach((other) => other.remove());
    spot.prepend(own);
  };

  new MutationObserver(assert).observe(document.documentElement, { childList: true, subtree: true });
  assert();
})();
