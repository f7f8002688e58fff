#include "tests/fuzz/person_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    tests::fuzz::try_person_file({reinterpret_cast<const char*>(data), size}, true);
    return 0;
}
