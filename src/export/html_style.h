// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet of the report.
#ifndef KEHOACH_EXPORT_HTML_STYLE_H_
#define KEHOACH_EXPORT_HTML_STYLE_H_

namespace kehoach::exporter {

// Ratios of text to ground are at least 4.5 (WCAG 2.1, 1.4.3) in light and in dark. What colour
// says, a form says, too: additions are underlined and bold, deletions struck through, years
// without an occurrence hollow.
inline constexpr const char* kReportStyle = R"css(
:root { color-scheme: light dark;
  --paper: #ffffff; --ground: #f4f6f9; --ink: #19222d; --soft: #556170; --line: #d6dde6;
  --accent: #1d5c96; --bar: #2b74b8; --add: #0a5c2b; --add-ground: #dff3e5;
  --gone: #8e1c1c; --gone-ground: #fbe7e5;
  --h1: #e4eef8; --h2: #c6ddf0; --h3: #96c4e6; --h4: #3f8ac4; --h5: #185d99;
  --on-low: #19222d; --on-high: #ffffff; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #12181f; --ground: #1b232d; --ink: #e7ecf2; --soft: #a5b1bf; --line: #33404e;
  --accent: #8cc3f2; --bar: #5aa2de; --add: #8fe0a9; --add-ground: #123522;
  --gone: #ffb3ad; --gone-ground: #43201f;
  --h1: #18293a; --h2: #1d3d5a; --h3: #24557f; --h4: #6fb0e3; --h5: #a9d4f7;
  --on-low: #e7ecf2; --on-high: #0d1620; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 "Segoe UI", system-ui, -apple-system, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
main, header, nav, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 3rem 0 .75rem; padding-bottom: .35rem;
  border-bottom: 2px solid var(--accent); }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 0 0 .35rem; }
p { margin: 0 0 .75rem; max-width: 48rem; }
a { color: var(--accent); }
a:focus-visible, .wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 1rem 0 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1.5rem 0 1.25rem; padding: 0; }
.figures div { background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; display: flex; flex-direction: column-reverse; }
.figures dd { margin: 0; font-size: 1.75rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures dt { color: var(--soft); font-size: .875rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.25rem; }
figure { margin: 0; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; padding: .85rem 1rem; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
figcaption span { display: block; font-weight: 400; color: var(--soft); font-size: .875rem; }
svg { display: block; max-width: 100%; height: auto; }
figure svg { width: 100%; }
svg text { font-size: 12px; text-anchor: middle; fill: var(--ink); font-variant-numeric: tabular-nums; }
svg .label { fill: var(--soft); }
svg .bar, svg .point { fill: var(--bar); }
svg .second { fill: var(--h2); stroke: var(--bar); }
svg .axis { stroke: var(--line); fill: none; }
svg .line, svg .gap { stroke: var(--bar); stroke-width: 2; fill: none; }
svg .gap { stroke-dasharray: 4 4; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); unicode-bidi: isolate; }
thead th { border-bottom: 2px solid var(--line); color: var(--soft); font-weight: 600; white-space: nowrap; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.y { white-space: nowrap; font-variant-numeric: tabular-nums; }
.bars th[scope="row"] { font-weight: 500; }
.bars td { vertical-align: middle; }
.heat { width: auto; }
.heat th, .heat td { padding: .25rem .4rem; border: 2px solid var(--paper); }
.heat td { text-align: center; min-width: 2.35rem; background: var(--ground); color: var(--on-low); font-variant-numeric: tabular-nums; }
.heat tbody th { font-weight: 500; white-space: nowrap; }
.heat .h1 { background: var(--h1); } .heat .h2 { background: var(--h2); } .heat .h3 { background: var(--h3); }
.heat .h4 { background: var(--h4); color: var(--on-high); } .heat .h5 { background: var(--h5); color: var(--on-high); }
.heat .sum { background: none; font-weight: 600; }
.key { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .75rem; padding: 0; margin: .75rem 0; list-style: none; }
.group { border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 1.25rem; padding: 1rem 1.15rem .35rem; }
.group h3 { font-size: 1.1rem; unicode-bidi: isolate; }
.strip { display: flex; flex-wrap: wrap; gap: .25rem; list-style: none; padding: 0; margin: .5rem 0 .75rem; }
.strip li { border: 1.5px solid var(--bar); border-radius: .3rem; padding: 0 .45rem; font-size: .8125rem; font-variant-numeric: tabular-nums; }
.strip .in { background: var(--h5); border-color: var(--h5); color: var(--on-high); font-weight: 600; }
.strip .out { border-style: dashed; border-color: var(--soft); color: var(--soft); }
ins, .ins { background: var(--add-ground); color: var(--add); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 2px; font-weight: 650; border-radius: .15rem; }
del, .del { background: var(--gone-ground); color: var(--gone); text-decoration: line-through; border-radius: .15rem; }
.changes { list-style: none; margin: 0; padding: 0; }
.changes li { white-space: nowrap; }
.same { color: var(--soft); font-style: italic; }
.left-out { border-left: 4px solid var(--accent); background: var(--ground); padding: .6rem 1rem; }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 40rem) {
  body { font-size: 15px; } main, header, nav, footer { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.6rem; } .changes li { white-space: normal; } }
@page { size: A4; margin: 18mm 15mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  :root { color-scheme: light;
    --paper: #ffffff; --ground: #ffffff; --ink: #000000; --soft: #404040; --line: #a0a0a0;
    --accent: #000000; --bar: #4d4d4d; --add: #000000; --add-ground: #ffffff; --gone: #000000; --gone-ground: #ffffff;
    --h1: #f0f0f0; --h2: #dcdcdc; --h3: #bdbdbd; --h4: #6b6b6b; --h5: #333333; --on-low: #000000; --on-high: #ffffff; }
  body { font-size: 10.5pt; line-height: 1.4; }
  main, header, nav, footer { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  header { padding-top: 0; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 9mm; }
  h2, h3, caption, figcaption, section > p { break-after: avoid; }
  .pages { break-before: page; }
  figure, .figures div, tr, .strip { break-inside: avoid; }
  .group { break-inside: auto; border-width: 0 0 0 2pt; border-radius: 0; padding: 0 0 0 4mm; }
  .group > h3, .group > p, .group > .strip { break-after: avoid; }
  .charts { grid-template-columns: 1fr 1fr; gap: 5mm; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: 3mm; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  table { font-size: 9pt; }
  a { color: inherit; text-decoration: none; }
  .heat td, .heat th, .strip li, svg .bar, svg .second { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_HTML_STYLE_H_
