add_library(person_fuzz_common STATIC person_fuzz_common.cpp ${PROJECT_SOURCE_DIR}/tests/unit/person/small_rule_book.cpp)
target_link_libraries(person_fuzz_common PUBLIC evaluator_person PRIVATE project_flags)
add_fuzz_target(person_json person_fuzz_common)
