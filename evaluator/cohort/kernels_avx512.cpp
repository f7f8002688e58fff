#define COHORT_NAMESPACE avx512
#define COHORT_NAME "AVX-512"
#include "evaluator/cohort/kernels_body.hpp"
