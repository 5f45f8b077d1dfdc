PIVOT_WIDER q ON quarter IN ('Q1') USING sum(amount)
