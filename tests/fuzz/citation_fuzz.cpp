// Any bytes as citations, one a line: no crash, errors inside the text, what was read is written so that it
// reads the same, and the first two are resolved against and compared with each other.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "dsl/core/citation.hpp"
#include "tests/fuzz/require.hpp"

namespace {

using namespace dsl::core;
using tests::fuzz::require;

void try_pair(const Citation& a, const Citation& b) {
    require(contains(a, a) && overlaps(a, a));
    if (contains(a, b)) require(overlaps(a, b));
    require(overlaps(a, b) == overlaps(b, a));
    require((a < b) + (b < a) + (a == b) == 1);
    if (contains(a, b) && contains(b, a)) require(a == b);

    const Citation resolved = resolve(a, b);
    require(resolve(resolved, b) == resolved);
    if (a.is_absolute()) require(resolved == a);

    const Membership within = membership(a, b);
    if (!a.act.empty() && contains(b, a)) require(within == Membership::Yes);
    if (within == Membership::Yes) require(overlaps(a, b));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    std::vector<Citation> read;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        (void)parse_place(line);
        const auto result = parse_citation(line);
        if (const auto* error = std::get_if<CitationError>(&result)) {
            require(error->position <= line.size() && !error->expected.empty());
            continue;
        }
        const Citation& citation = std::get<Citation>(result);
        const std::string written = to_text(citation);
        const auto again = parse_citation(written);
        require(std::holds_alternative<Citation>(again) && std::get<Citation>(again) == citation);
        require(to_text(std::get<Citation>(again)) == written);
        read.push_back(citation);
    }
    if (!read.empty()) try_pair(read.front(), read.back());
    if (!read.empty()) try_pair(read.back(), read.front());
    return 0;
}
