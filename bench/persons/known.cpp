#include "bench/persons/known.hpp"

#include "bench/persons/figures.hpp"

namespace persons {

namespace {

constexpr std::uint32_t contested = 4, partly = 60;  // per mille of the facts given

Writer::Exact exactness(Random& random, std::uint32_t chance) {
    if (!random.per_mille(chance)) return Writer::Exact::Day;
    return random.per_mille(700) ? Writer::Exact::Month : Writer::Exact::Year;
}

}  // namespace

/// Nothing is written and false returned if the file does not say it.
bool Known::begin(std::string_view name, std::string_view proof, bool& is_proven) {
    is_proven = !proof.empty() && random_.per_mille(proven_);
    if (is_missing()) return false;
    writer_.key(name);
    if (is_proven) writer_.open('{').key("wert");
    return true;
}

void Known::end(std::string_view proof, bool is_proven) {
    if (!is_proven) return;
    this->proof(proof);
    writer_.close('}');
}

void Known::proof(std::string_view kind) {
    writer_.key("stand").text("belegt").key("nachweise").open('[').open('{').key("art").text(kind);
    writer_.key("datum").day(core::add_days(as_of_, -random_.between(0, 900)));
    if (kind == "Pass") writer_.key("gültig_bis").day(core::add_days(as_of_, random_.between(1, 3000)));
    writer_.close('}').close(']');
}

void Known::truth(std::string_view name, bool value, std::string_view proof) {
    bool is_proven = false;
    if (random_.per_mille(contested)) {
        writer_.key(name).open('{').key("wert").truth(value).key("stand").text("strittig").close('}');
        return;
    }
    if (!begin(name, proof, is_proven)) return;
    writer_.truth(value);
    end(proof, is_proven);
}

void Known::event(std::string_view name, core::Date day, std::string_view proof) {
    if (day.is_day()) return this->day(name, day, proof);
    if (!is_missing()) writer_.key(name).text("nicht");
}

void Known::day(std::string_view name, core::Date day, std::string_view proof) {
    bool is_proven = false;
    if (!begin(name, proof, is_proven)) return;
    writer_.day(day, is_proven ? Writer::Exact::Day : exactness(random_, partly));
    end(proof, is_proven);
}

void Known::birth(core::Date day) {
    if (random_.per_mille(contested)) {
        writer_.key("geburtsdatum").open('{').key("strittig").open('[').day(day);
        writer_.day(core::add_days(day, -random_.between(200, 2 * year))).close(']').close('}');
        return;
    }
    if (random_.per_mille(15)) {
        writer_.key("geburtsdatum").open('{').key("jahr").number(core::civil(day).year).close('}');
        return;
    }
    writer_.key("geburtsdatum");
    const bool is_proven = random_.per_mille(proven_);
    if (!is_proven) {
        writer_.day(day);
        return;
    }
    writer_.open('{').key("wert").day(day);
    end("Pass", true);
}

void Known::money(std::string_view name, std::int32_t euros, std::string_view proof) {
    if (random_.per_mille(partly)) {
        writer_.key(name).open('{').key("zwischen").open('[');
        writer_.number(euros).number(euros + random_.between(20, 300)).close(']').close('}');
        return;
    }
    bool is_proven = false;
    if (!begin(name, proof, is_proven)) return;
    writer_.number(euros);
    end(proof, is_proven);
}

void Known::number(std::string_view name, std::int32_t value) {
    if (!is_missing()) writer_.key(name).number(value);
}

void Known::choice(std::string_view name, std::string_view value, std::string_view proof) {
    bool is_proven = false;
    if (!begin(name, proof, is_proven)) return;
    writer_.text(value);
    end(proof, is_proven);
}

void Known::level(std::string_view name, std::size_t level) {
    if (level + 1 < std::size(levels) && random_.per_mille(partly)) {
        writer_.key(name).open('{').key("eines_von").open('[');
        writer_.text(levels[level].level).text(levels[level + 1].level).close(']').close('}');
        return;
    }
    choice(name, levels[level].level, "Sprachzertifikat");
}

}  // namespace persons
