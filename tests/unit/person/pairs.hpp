// Files with the same content in JSON and in XML, for tests of both readers, the writers and the schemas.
#pragma once

#include <string>
#include <vector>

namespace tests::person {

struct Pair {
    const char* what;
    std::string json, xml;
};

const std::vector<Pair>& pairs();
std::string facts_json(const std::string& facts);
std::string facts_xml(const std::string& facts);

}  // namespace tests::person
