#include "dsl/syntax/format.hpp"

#include "dsl/syntax/print/printer.hpp"

namespace dsl::syntax {

std::string format(const File& file, std::string_view source) { return print::Printer{file, source}.run(); }

}  // namespace dsl::syntax
