// How well a file knows what happened: facts that are missing, known to the month, between two bounds,
// contested, or proven by papers. In: a true value. Out: what the file says of it, written as JSON.
#pragma once

#include <string_view>

#include "bench/persons/random.hpp"
#include "bench/persons/writer.hpp"

namespace persons {

class Known {
public:
    Known(Writer& writer, Random& random, core::Date as_of)
        : writer_(writer), random_(random), as_of_(as_of) {
        // A third of all files is well kept, a third is not.
        const std::uint32_t kind = random_.below(1000);
        missing_ = kind < 350 ? 20 : kind < 700 ? 110 : 300;
        proven_ = kind < 350 ? 600 : 250;
    }

    bool is_missing() { return random_.per_mille(missing_); }

    void truth(std::string_view name, bool value, std::string_view proof = {});
    void usually(std::string_view name, std::uint32_t chance, std::string_view proof = {}) {
        truth(name, random_.per_mille(chance), proof);
    }
    /// Date::never(): has not happened.
    void event(std::string_view name, core::Date day, std::string_view proof = {});
    void day(std::string_view name, core::Date day, std::string_view proof = {});
    void birth(core::Date day);
    void money(std::string_view name, std::int32_t euros, std::string_view proof = {});
    void number(std::string_view name, std::int32_t value);
    void choice(std::string_view name, std::string_view value, std::string_view proof = {});
    /// One of the levels of German, by position; sometimes only known to be this or the next.
    void level(std::string_view name, std::size_t level);
    /// `stand` and `nachweise`, inside an object.
    void proof(std::string_view kind);

private:
    bool begin(std::string_view name, std::string_view proof, bool& is_proven);
    void end(std::string_view proof, bool is_proven);

    Writer& writer_;
    Random& random_;
    core::Date as_of_;
    std::uint32_t missing_ = 0, proven_ = 0;
};

}  // namespace persons
