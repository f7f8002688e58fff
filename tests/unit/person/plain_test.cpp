// Two ways to read a file, one result: what the fast reader makes is equal to what the full reader makes, and
// where the full reader has something to say, the fast one keeps silent.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/persons/generator.hpp"
#include "evaluator/person/read_json.hpp"
#include "evaluator/person/reader.hpp"
#include "evaluator/person/write.hpp"
#include "tests/unit/person/flat_spec.hpp"
#include "tests/unit/person/library.hpp"
#include "tests/unit/person/mutations.hpp"

using namespace evaluator::person;

namespace {

namespace fs = std::filesystem;
const fs::path root = PARAGRAF_SOURCE_DIR;

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t share = 20;  // memory errors show in few files, too
#else
constexpr std::size_t share = 1;
#endif

struct Read {
    std::optional<Household> household;
    std::string messages;
};

Read fully(const std::string& text, const ReadOptions& options) {
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    const auto file = sources.add("person.json", text);
    Read result;
    result.household = read_json(text, file, tests::person::library(), options, diagnostics);
    result.messages = core::render(diagnostics, sources);
    return result;
}

/// Reads each file both ways and counts.
class BothWays {
public:
    void read(const std::string& text, const ReadOptions& options = {}) {
        const Read full = fully(text, options);
        auto plain = reader_.read_plain(text, options);
        core::SourceMap sources;
        core::Diagnostics diagnostics;
        const auto file = sources.add("person.json", text);
        auto either = reader_.read_json(text, file, options, diagnostics);
        INFO(text << "\n" << full.messages);
        if (plain) {
            CHECK(full.messages == "");
            REQUIRE(full.household.has_value());
            CHECK((*plain == *full.household));
        }
        const bool is_sound = full.household && full.messages.empty();
        CHECK(flat_.is_right(text, options, is_sound ? &*full.household : nullptr));
        CHECK(core::render(diagnostics, sources) == full.messages);
        CHECK((either == full.household));
        sound_ += full.household.has_value() && full.messages.empty();
        plain_ += plain.has_value();
        ++all_;
        if (plain) reader_.recycle(std::move(*plain));
        if (either) reader_.recycle(std::move(*either));
    }
    double plain_share() const { return static_cast<double>(plain_) / static_cast<double>(sound_); }
    double sound_share() const { return static_cast<double>(sound_) / static_cast<double>(all_); }

    double flat_share() const { return static_cast<double>(flat_.flat()) / static_cast<double>(sound_); }

private:
    Reader reader_{tests::person::library()};
    tests::person::FlatCheck flat_{tests::person::library()};
    std::size_t sound_ = 0, plain_ = 0, all_ = 0;
};

ReadOptions on_default_day() {
    ReadOptions options;
    options.as_of = persons::default_day;
    return options;
}

std::vector<fs::path> case_files() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(root / "cases"))
        if (entry.path().extension() == ".json") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string text_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The person with the files beneath it, as one file.
std::optional<std::string> laid_out(const fs::path& path) {
    core::SourceMap sources;
    ReadOptions options;
    options.sources = &sources;
    options.member = path.parent_path().filename() == "basis" ? "" : "person";
    const auto add = [&](const fs::path& one) -> std::optional<core::FileId> {
        if (!fs::exists(one)) return std::nullopt;
        return sources.add(one.lexically_normal().string(), text_of(one));
    };
    options.resolver = [&](std::string_view relative, core::FileId from) {
        return add(fs::path{sources.at(from).name()}.parent_path() / relative);
    };
    const auto file = add(path);
    core::Diagnostics diagnostics;
    const auto read =
        read_json(sources.at(*file).text(), *file, tests::person::library(), options, diagnostics);
    if (!read) return std::nullopt;
    return write_json(*read, tests::person::library());
}

std::vector<std::string> invented(std::uint64_t seed, std::size_t count) {
    persons::Generator generator{seed};
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) texts.emplace_back(generator.next());
    return texts;
}

}  // namespace

TEST_CASE("every case reads the same both ways, as it stands and with the files beneath it laid out") {
    BothWays as_they_stand, all_laid_out;
    const auto files = case_files();
    for (std::size_t i = 0; i < files.size(); i += 2 * share) {
        const auto json = nlohmann::json::parse(text_of(files[i]));
        as_they_stand.read(json.contains("person") ? json["person"].dump() : json.dump());
        if (const auto text = laid_out(files[i])) all_laid_out.read(*text);
    }
    CHECK(all_laid_out.sound_share() > 0.95);
    CHECK(all_laid_out.plain_share() > 0.95);
}

TEST_CASE("every invented person reads the same both ways, and fast") {
    BothWays both;
    for (const std::string& text : invented(20261126, 20000 / share)) both.read(text, on_default_day());
    CHECK(both.plain_share() > 0.999);
}

TEST_CASE("however a file is laid out, it reads the same both ways, and fast") {
    BothWays both;
    for (const std::string& text : invented(3, 200)) {
        const auto json = nlohmann::ordered_json::parse(text);
        both.read(json.dump(2), on_default_day());
        both.read(json.dump(-1, ' ', true), on_default_day());                   // letters as \\u00e4
        both.read(nlohmann::json::parse(text).dump(1, '\t'), on_default_day());  // members by name
        both.read("\r\n " + text + " \r\n", on_default_day());
    }
    CHECK(both.plain_share() > 0.999);
}

TEST_CASE("texts that are hardly files, or at a limit, read the same both ways") {
    using namespace std::string_literals;
    const auto nested = [](std::size_t depth, const std::string& open, const std::string& close) {
        std::string text = "{\"bemerkung\": ";
        for (std::size_t i = 0; i < depth; ++i) text += open;
        for (std::size_t i = 0; i < depth; ++i) text += close;
        return text + "}";
    };
    const auto listed = [](std::size_t count) {
        std::string text = "{\"angaben\": {\"kinder\": [{}";
        for (std::size_t i = 1; i < count; ++i) text += ",{}";
        return text + "]}}";
    };
    const std::string start = "{\"person\": {\"kennung\": \"", end = "\"}}";
    BothWays both;
    for (const std::string& text :
         {""s,
          " "s,
          "null"s,
          "1"s,
          "\"x\""s,
          "[]"s,
          "{}"s,
          "{}x"s,
          "{} {}"s,
          "{}\0"s,
          "{\0}"s,
          "{"s,
          "}"s,
          "{]"s,
          "{,}"s,
          "{\"angaben\"}"s,
          "{\"angaben\":}"s,
          "{\"angaben\": {},}"s,
          "{\"angaben\" {}}"s,
          "{angaben: {}}"s,
          "{\"angaben\": tru}"s,
          "{\"angaben\": truefalse}"s,
          "\xEF\xBB\xBF{\"angaben\": {}}"s,
          "{\"angaben\": {}} // so"s,
          nested(31, "[", "]"),
          nested(40, "[", "]"),
          nested(70, "[", "]"),
          nested(40, "{\"a\":", "}"),
          listed(150),
          listed(300),
          listed(10'001),
          start + std::string(20'000, 'x') + end,
          start + std::string(20'001, 'x') + end,
          start + std::string(300'000, 'x') + end,
          start + "\\u00e4\\\"\\\\\\/\\b\\f\\n\\r\\t" + end,
          start + "\\ud83d\\ude00" + end,
          start + "\\ud800" + end,
          start + "\\udc00x" + end,
          start + "\\u0000" + end,
          start + "\\u12" + end,
          start + "\\x" + end,
          start + "\n" + end,
          start + "\x7F" + end,
          start + "\xC3" + end,
          start + "\xED\xA0\x80" + end,
          start + "\xF4\x90\x80\x80" + end,
          start + "\xEF\xBF\xBF\xF0\x9F\x98\x80" + end,
          "{\"" + std::string(201, 'x') + "\": 1}",
          "{\"bemerkung\": \"a\", \"bemerkung\": \"b\"}"s,
          "{\"angaben\": {}, \"angaben\": {}}"s,
          "{\"unvollständig\": [], \"unvollstaendig\": []}"s,
          "{\"angaben\": {\"ledig\": null, \"ledig\": null}}"s,
          "{\"angaben\": {\"sprachniveau_mündlich\": \"B1\", \"sprachniveau_muendlich\": \"B1\"}}"s,
          "{\"angaben\": {\"sprachniveau_mu\xCC\x88ndlich\": \"B1\"}}"s})
        both.read(text);
}

TEST_CASE("files with mistakes give the same messages both ways") {
    BothWays both, warned;
    ReadOptions warn = on_default_day();
    warn.unknown_facts_warn = true;
    const auto persons = invented(7, 200);
    for (std::uint64_t number = 0; number < 6000 / share; ++number) {
        const std::string text = tests::person::mutated(persons[number % persons.size()], number);
        (number % 4 == 0 ? warned : both).read(text, number % 4 == 0 ? warn : on_default_day());
    }
    CHECK(both.sound_share() > 0.1);  // changes that nobody minds are among them
    CHECK(both.sound_share() < 0.6);
    CHECK(both.plain_share() > 0.8);
}

TEST_CASE("persons without others and without answers are read flat, with mistakes and without") {
    const model::RuleBook& book = tests::person::library();
    BothWays sound, mutated;
    const auto persons = invented(11, 1000 / share);
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto json = nlohmann::ordered_json::parse(persons[i]);
        for (const char* part : {"personen", "wertungen", "ermessen", "atypisch", "kann", "unvollständig"})
            json.erase(part);
        auto& facts = json["angaben"];
        for (auto fact = facts.begin(); fact != facts.end();) {
            const model::Type& type = book.fact(book.find_fact(fact.key())).type;
            const bool is_other = type.is(model::BaseType::Person) || type.is(model::BaseType::Personen);
            fact = is_other ? facts.erase(fact) : std::next(fact);
        }
        sound.read(json.dump(), on_default_day());
        for (std::uint64_t change = 0; change < 3; ++change)
            mutated.read(tests::person::mutated(json.dump(), 3 * i + change), on_default_day());
    }
    CHECK(sound.flat_share() > 0.8);
    CHECK(mutated.flat_share() > 0.3);
}

TEST_CASE("cases with mistakes give the same messages both ways") {
    BothWays both;
    const auto files = case_files();
    for (std::size_t i = 0; i < files.size(); i += 5 * share)
        if (const auto text = laid_out(files[i])) both.read(tests::person::mutated(*text, i));
    CHECK(both.sound_share() > 0.1);
}
