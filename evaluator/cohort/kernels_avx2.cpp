#define COHORT_NAMESPACE avx2
#define COHORT_NAME "AVX2"
#include "evaluator/cohort/kernels_body.hpp"
