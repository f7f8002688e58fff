#include "evaluator/texts/po_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include <catch2/catch.hpp>

#include "evaluator/texts/merge.hpp"

namespace texts = evaluator::texts;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that is gone when the test is.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("paragraf-texts-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    fs::path operator/(const char* name) const { return path_ / name; }

private:
    fs::path path_;
};

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

const texts::Language& arabic() { return *texts::find_language("ar"); }

texts::Catalogue full_catalogue() {
    texts::Catalogue catalogue(arabic());
    catalogue.add({{"§ 1 StAG/eins.text", "Seit {dauer} „geduldet“", {}, "Voraussetzung"},
                   {"منذ {dauer}"},
                   "geprüft",
                   {}});
    catalogue.add(
        {{"bericht.tage", "{0} Tag", "{0} Tage", {}}, {"0", "1", "2", "{0} a", "{0} b", "{0} c"}, {}, {}});
    catalogue.add({{"b", "Sechs", {}, {}}, {"ثمانية"}, {}, "Acht", true, false});
    catalogue.add({{"c", "Leer", {}, {}}, {""}, {}, {}});
    catalogue.add({{"d", "Weg", {}, {}}, {"ذهب"}, {}, {}, false, true});
    return catalogue;
}

void check_same(const texts::Catalogue& a, const texts::Catalogue& b) {
    REQUIRE(a.entries().size() == b.entries().size());
    for (std::size_t i = 0; i < a.entries().size(); ++i) {
        const auto& one = a.entries()[i];
        const auto& other = b.entries()[i];
        INFO(one.message.id);
        CHECK(one.message.id == other.message.id);
        CHECK(one.message.german == other.message.german);
        CHECK(one.message.german_plural == other.message.german_plural);
        CHECK(one.translations == other.translations);
        CHECK(one.is_fuzzy == other.is_fuzzy);
        CHECK(one.is_obsolete == other.is_obsolete);
        CHECK(one.previous_german == other.previous_german);
        CHECK(one.translator_comment == other.translator_comment);
    }
}

}  // namespace

TEST_CASE("a catalogue comes back from its file as it was written") {
    const Folder folder;
    texts::write_po(folder / "ar.po", full_catalogue());
    auto read = texts::read_po(folder / "ar.po", arabic());
    REQUIRE(std::holds_alternative<texts::Catalogue>(read));
    check_same(full_catalogue(), std::get<texts::Catalogue>(read));
    CHECK(std::get<texts::Catalogue>(read).find("§ 1 StAG/eins.text")->message.note == "Voraussetzung");
}

TEST_CASE("reading, merging and writing again changes no byte") {
    const Folder folder;
    std::vector<texts::Message> messages;
    const texts::Catalogue full = full_catalogue();
    for (const auto& entry : full.entries())
        if (!entry.is_obsolete) messages.push_back(entry.message);
    texts::write_po(folder / "one.po", texts::merged(full, messages));
    const auto again = std::get<texts::Catalogue>(texts::read_po(folder / "one.po", arabic()));
    texts::write_po(folder / "two.po", texts::merged(again, messages));
    CHECK(bytes_of(folder / "one.po") == bytes_of(folder / "two.po"));
    CHECK(bytes_of(folder / "one.po").find("msgctxt \"§ 1 StAG/eins.text\"") != std::string::npos);
}

TEST_CASE("a broken file is reported and nothing of it is used") {
    const Folder folder;
    const std::string head = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    const std::string forms = "\"Plural-Forms: " + std::string(arabic().plural_header) + "\\n\"\n\n";
    for (const std::string& body : {
             std::string("msgctxt \"a\"\nmsgid \"Eins\n"),                         // never ends
             std::string("msgctxt \"a\"\nmsgid \"Eins\"\nmsgid \"Zwei\"\n"),       // no translation
             std::string("msgctxt \"a\"\nmsgid \"Eins\"\nmsgstr \"\xFF\xFE\"\n"),  // not UTF-8
             std::string("Guten Tag"),
             "msgctxt \"a\"\nmsgid \"E\"\nmsgstr \"x\"\n\nmsgctxt \"a\"\nmsgid \"E\"\nmsgstr \"y\"\n" +
                 std::string(),
         }) {
        INFO(body);
        write_bytes(folder / "ar.po", head + forms + body);
        const auto read = texts::read_po(folder / "ar.po", arabic());
        REQUIRE(std::holds_alternative<texts::PoProblems>(read));
        CHECK_FALSE(std::get<texts::PoProblems>(read).messages.empty());
    }
    CHECK(std::holds_alternative<texts::PoProblems>(texts::read_po(folder / "none.po", arabic())));
}

TEST_CASE("a header with other plural forms than the language's is an error") {
    const Folder folder;
    write_bytes(folder / "ar.po",
                "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n");
    CHECK(std::holds_alternative<texts::PoProblems>(texts::read_po(folder / "ar.po", arabic())));
}

TEST_CASE("every language has a sound catalogue that says itself that only the German text counts") {
    for (const auto& language : texts::languages()) {
        INFO(language.code);
        const auto read = texts::read_po(
            fs::path(PARAGRAF_SOURCE_DIR) / "texte" / (std::string(language.code) + ".po"), language);
        REQUIRE(std::holds_alternative<texts::Catalogue>(read));
        const auto* notice = std::get<texts::Catalogue>(read).find(
            language.is_german ? "bericht.notice_plain_german" : "bericht.notice_translation");
        REQUIRE(notice != nullptr);
        CHECK(notice->is_translated());
        CHECK_FALSE(notice->is_fuzzy);
    }
}
