/** The look of the screen: one small sheet, no images, no fonts to fetch. */
export const STYLES = `
:root { --ink:#1d2733; --soft:#5d6b7a; --line:#d9e0e7; --brand:#0b5c7a; --paper:#fff; --ground:#f3f6f8 }
* { box-sizing:border-box }
body { margin:0; font:14px/1.45 system-ui,"Segoe UI",Roboto,Arial,sans-serif; color:var(--ink); background:var(--ground) }
header { background:var(--brand); color:#fff; display:flex; align-items:center; gap:14px; padding:10px 22px }
header strong { font-size:16px } header span { opacity:.8 }
header nav { margin-left:auto } header nav a { color:#fff; opacity:.7; text-decoration:none; padding:3px 8px; border-radius:4px }
header nav a[aria-current] { opacity:1; background:rgba(255,255,255,.2) }
.tabs { display:flex; gap:2px; padding:8px 22px 0; background:#e4ebf0; border-bottom:1px solid var(--line); overflow-x:auto }
.tabs span { padding:8px 14px; color:#8a97a5; white-space:nowrap }
.tabs span[aria-current] { background:var(--paper); color:var(--brand); font-weight:600; border:1px solid var(--line); border-bottom-color:var(--paper); border-radius:6px 6px 0 0; margin-bottom:-1px }
main { padding:18px 22px 60px }
.panel { background:var(--paper); border:1px solid var(--line); border-radius:8px; padding:16px 18px; display:grid; grid-template-columns:minmax(380px,5fr) 6fr; gap:14px 34px }
.fields { display:grid; grid-template-columns:115px 1fr; gap:9px 12px; align-items:center }
.fields > label, .fields > span { color:var(--soft) }
.range { display:flex; gap:8px; align-items:center } .range span { color:var(--soft); font-size:12.5px }
input, select, button { font:inherit } input[type=date], input[type=month], input[type=text], select { border:1px solid #bcc7d1; border-radius:5px; padding:5px 8px; background:#fff; width:100%; min-width:0 }
fieldset { border:1px solid var(--line); border-radius:6px; margin:0; padding:8px 14px 12px } legend { color:var(--soft); padding:0 6px }
.ticks { columns:2; column-gap:24px } .ticks label, .every { display:flex; gap:8px; padding:2.5px 0; break-inside:avoid; align-items:baseline }
.every { font-weight:600; border-bottom:1px solid var(--line); margin-bottom:5px; padding-bottom:6px }
.code { font-family:ui-monospace,Consolas,monospace; color:var(--soft); font-size:12.5px }
.buttons { grid-column:1/-1; display:flex; gap:10px; align-items:center; border-top:1px solid var(--line); padding-top:13px; flex-wrap:wrap }
.gap { flex:1 }
button, .button { border:1px solid var(--brand); background:var(--brand); color:#fff; border-radius:5px; padding:6px 14px; cursor:pointer; text-decoration:none }
button.plain, .button.plain { background:#fff; color:var(--brand) } button:disabled { opacity:.4; cursor:not-allowed }
.notice { background:#fff8e1; border:1px solid #ecd48a; border-radius:6px; padding:9px 14px; margin:0 0 14px }
.notice ul { margin:4px 0 0; padding-left:20px }
.counts { display:flex; gap:8px; margin:18px 0 10px; align-items:center; flex-wrap:wrap } .counts b { margin-right:6px }
.counts a { text-decoration:none; color:inherit }
.chip { display:inline-block; border-radius:11px; padding:1.5px 10px; font-size:12.5px; font-weight:600; white-space:nowrap; border:1px solid transparent }
.NOT_EXPORTED { background:#e8edf2; color:#475464 } .CLAIMED { background:#dcebfb; color:#1558a0 }
.EXPORTED { background:#dbf1e0; color:#17693a } .FAILED { background:#fbe0de; color:#a3231b }
.counts a[aria-current] .chip { outline:2px solid currentColor; outline-offset:1px }
form > table { table-layout:fixed; min-width:1120px }
table { width:100%; border-collapse:separate; border-spacing:0; background:var(--paper); border:1px solid var(--line); border-radius:8px }
thead th { text-align:left; color:var(--soft); font-weight:600; font-size:12.5px; padding:9px 10px; border-bottom:1px solid var(--line); position:sticky; top:0; background:#fafcfd; white-space:nowrap }
.c-tick { width:40px } .c-number { width:128px } .c-date { width:104px } .c-journal { width:166px } .c-amount { width:98px } .c-export { width:158px } .c-entry { width:112px } .c-pdf { width:62px }
td { padding:7px 10px; border-top:1px solid #edf1f4; vertical-align:top } tbody:first-of-type tr:first-child td { border-top:0 }
.amount { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap; overflow:visible } th.amount { text-align:right }
.zero { color:#b3bdc7 } .soft { color:var(--soft); font-size:12.5px } .name { overflow-wrap:anywhere } .name span { display:-webkit-box; -webkit-line-clamp:3; -webkit-box-orient:vertical; overflow:hidden } .number { overflow-wrap:anywhere } .entry { font-weight:600; white-space:nowrap } .number .soft { font-weight:400 }
.missing { color:#a3231b; font-style:italic } .number { font-weight:600 } td a { color:var(--brand) }
tr.why td { border-top:0; padding:0 10px 10px 44px }
.reason { display:grid; grid-template-columns:auto 1fr; gap:1px 12px; border-left:3px solid #d9534a; background:#fdf4f3; padding:7px 12px; border-radius:0 5px 5px 0; margin-top:4px; overflow-wrap:anywhere }
.reason.remark { border-color:#e0a92e; background:#fffaec }
.reason .code { color:inherit; font-weight:700 } .reason .hint { grid-column:2; color:var(--soft) }
details { position:relative } details summary { cursor:pointer; list-style:none; text-decoration:underline dotted; text-underline-offset:3px }
details .popup { position:absolute; right:0; z-index:2; background:#fff; border:1px solid var(--line); border-radius:6px; box-shadow:0 6px 22px rgba(20,40,60,.18); padding:10px 14px; min-width:330px; text-align:left; white-space:normal }
.popup table { border:0 } .popup td { padding:4px 6px }
.empty { padding:34px; text-align:center; color:var(--soft) }
#list { overflow-x:auto; padding-bottom:60px }
@media (max-width:1000px) { .panel { grid-template-columns:1fr } }
`;
