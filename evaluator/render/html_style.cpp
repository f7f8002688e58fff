#include "evaluator/render/html_style.hpp"

namespace evaluator::render {

const std::string_view html_style =
    R"css(:root { color: #1a1a1a; background: #fff; font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .5rem; }
p { margin: .4rem 0; }
a { color: #0b4a8f; }
a:focus-visible, summary:focus-visible { outline: 3px solid #0b4a8f; outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -100rem; }
.skip:focus { position: static; }
dl { margin: .5rem 0; }
dl > div { display: flex; gap: .75rem; padding: .1rem 0; }
dt { flex: 0 0 11rem; color: #444; }
dd { margin: 0; overflow-wrap: anywhere; }
.notice { border: 2px solid #444; padding: .5rem 1rem; margin: 1rem 0; }
.notice h2 { margin: .25rem 0; font-size: 1.1rem; }
article + article { border-top: 6px double #1a1a1a; margin-top: 3rem; }
.norm { border-top: 3px solid #1a1a1a; margin-top: 2.5rem; }
.norm > h2 { margin-top: .75rem; }
.title { font-weight: normal; }
nav th a { white-space: nowrap; }
.result { font-size: 1.1rem; font-weight: bold; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .92rem; }
caption { text-align: start; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: start; vertical-align: top; }
thead th { background: #eee; }
tbody th { font-weight: normal; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: .25rem; padding: 0 .4rem; font-weight: bold; font-size: .92em; }
.met { color: #14532d; background: #eaf6ee; }
.waived { color: #14532d; background: #fff; border-style: dashed; }
.notmet { color: #7f1d1d; background: #fdeeee; }
.asarule { color: #6b1a5e; background: #faeef8; border-style: dashed; }
.open { color: #5f3c00; background: #fff6dd; }
.na { color: #444; background: #f2f2f2; }
.neutral { color: #333; background: #fff; font-weight: normal; border-color: #767676; }
.requirement { border-inline-start: 4px solid #bbb; padding-block: .25rem; padding-inline: .75rem 0; margin: .6rem 0; }
summary { cursor: pointer; }
.role { color: #444; }
.cite { color: #444; font-size: .9em; white-space: normal; }
.cite::before { content: "("; }
.cite::after { content: ")"; }
.sum { font-weight: bold; margin-inline-start: 1rem; }
.note { color: #444; margin-inline-start: 1rem; font-size: .95em; }
.facts, .parts { margin: .3rem 0; padding-inline-start: 2rem; }
.parts { list-style: none; padding-inline-start: 1.25rem; }
.parts > li { margin: .3rem 0; }
.points > li { margin: .75rem 0; }
.german::before { content: "de\00a0"; color: #444; font-size: .75em; vertical-align: super; }
@media (max-width: 40rem) { dl > div { display: block; } nav table, main table { display: block; overflow-x: auto; } }
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  .skip { display: none; }
  article + article { break-before: page; border-top: none; }
  a { color: inherit; text-decoration: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  h2, h3, summary, caption { break-after: avoid; }
  tr, .points > li, .notice { break-inside: avoid; }
  thead { display: table-header-group; }
  .badge, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace evaluator::render
