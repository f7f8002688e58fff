#include "bench/persons/generator.hpp"

#include "bench/persons/file.hpp"

namespace persons {

std::string_view Generator::next() {
    // Each person has numbers of its own, whoever was made before.
    Random of_position{seed_ ^ (position_ * 0xD1342543DE82EF95u + 1)};
    Random random{of_position.next()};
    line_.clear();
    const Life life = live(random, as_of_);
    File{line_, random, life, position_++}.write();
    return line_;
}

}  // namespace persons
