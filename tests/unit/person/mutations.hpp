// Person files with something changed: members removed, renamed, said twice, exchanged for others and for
// values that hardly fit; and single bytes. The same number gives the same change.
#pragma once

#include <cstdint>
#include <string>

namespace tests::person {

/// Precondition: `file` is a person's file in JSON.
std::string mutated(const std::string& file, std::uint64_t number);

}  // namespace tests::person
