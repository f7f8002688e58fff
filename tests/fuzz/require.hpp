// What a fuzz target insists on. Aborts in every kind of build, so that the fuzzer and the replay both see
// it.
#pragma once

#include <cstdlib>

namespace tests::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace tests::fuzz
