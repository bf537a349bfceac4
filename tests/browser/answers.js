"use strict";

// What the page finds for each case of a batch, in the form in which the test writes what the library finds.
function answers(batch) {
  return batch.map(({ data, weightings }) => weightings.map((weights) => answer(data, weights)));
}

function answer(data, weights) {
  const { refused, subjects } = rescoring.rescore(data, weights);
  if (refused.length) return refused.map(({ reason }) => reason);
  return [...subjects.values()].map((results) => [...results].map(([path, result]) => row(path, result)));
}

function row(path, { outcome, score, lower, upper, coverage, bands, show }) {
  const shown = [score, lower, upper].filter((value) => value !== null).map((value) => rescoring.shown(show, value));
  return [path, outcome, score, lower, upper, coverage, bands, shown];
}
