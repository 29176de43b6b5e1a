/** "Select all" for the two lists of tick boxes; everything else works without. */
export const SCRIPT = `
const all = document.querySelector('input[name=journal][value="*"]');
const ones = [...document.querySelectorAll('.ticks input')];
all.addEventListener('change', () => ones.forEach((one) => { one.checked = all.checked }));
ones.forEach((one) => one.addEventListener('change', () => { all.checked = ones.every((each) => each.checked) }));
document.getElementById('everyInvoice')?.addEventListener('change', (event) => {
	document.querySelectorAll('input[name=id]').forEach((box) => { box.checked = event.target.checked });
});
document.addEventListener('click', (event) => {
	document.querySelectorAll('details[open]').forEach((box) => { if (!box.contains(event.target)) box.open = false });
});
`;
