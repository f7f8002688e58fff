/// SHA-256, for naming a rule book and a statute text by its content. Not for passwords or signatures.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dsl::core {

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The same for content that comes in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& add(std::string_view bytes);
    std::string hex();  // ends the calculation; then starts anew

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dsl::core
