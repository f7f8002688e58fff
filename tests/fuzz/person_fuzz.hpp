// What both fuzz targets of person files do: read, and if that succeeds, write in both formats, read again,
// and insist on the same household; JSON also by the fast reader. A file must never link to another one here.
#pragma once

#include <cstdint>
#include <string_view>

namespace tests::fuzz {

void try_person_file(std::string_view text, bool is_xml);

}  // namespace tests::fuzz
