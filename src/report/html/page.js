// Marks both ends of the pair that the address names: the finding and its box.
function mark() {
  document.querySelectorAll(".on").forEach(e => e.classList.remove("on"));
  const number = location.hash.slice(2);
  for (const id of ["f" + number, "b" + number]) {
    const end = number && document.getElementById(id);
    if (end) { end.classList.add("on"); end.scrollIntoView({ block: "nearest" }); }
  }
}
addEventListener("hashchange", mark);
mark();
