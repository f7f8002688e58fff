#include "analysis/coverage/html_style.hpp"

namespace analysis {

const std::string_view html_style = R"css(body { max-width: 76rem; }
.numbers th, .numbers td { vertical-align: baseline; }
.numbers tfoot th, .numbers tfoot td { font-weight: bold; border-top: 2px solid #1a1a1a; }
.matrix { table-layout: fixed; }
.matrix .what { width: 26%; }
.matrix .when { width: 11%; }
.matrix td { font-variant-numeric: tabular-nums; }
.matrix td a { white-space: nowrap; font-size: .9em; }
.kind { display: block; color: #444; font-size: .9em; }
.amount { display: block; font-weight: bold; }
.empty { background: #fdeeee; color: #7f1d1d; font-weight: bold; border: 2px dashed #7f1d1d; }
.never { color: #595959; }
.gaps li { margin: .2rem 0; }
.gaps h3 { margin-top: 1.25rem; }
.cases { padding-left: 3.5rem; }
.cases > li { margin: .6rem 0; }
.cases > li:target { outline: 3px solid #0b4a8f; outline-offset: 4px; }
.cases dl { margin: .1rem 0; font-size: .92rem; }
.cases dl > div { padding: 0; }
.cases dt { flex-basis: 7rem; }
.cases strong { font-weight: bold; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  @page { size: A4 landscape; margin: 14mm; }
  .empty { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .cases > li { break-inside: avoid; }
}
)css";

}  // namespace analysis
