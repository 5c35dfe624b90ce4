"""First names that are hardly ever anything else: who bears one before another capital is a person."""

from __future__ import annotations

#: Left out are those that open the names of places, seasons, storms and virtues as often ("Georgia", "Jordan", "Hope").
GIVEN_NAMES = frozenset(
    """
    Aaron Abby Abdul Abdullah Abigail Abraham Adam Adrian Ahmad Ahmed Aidan Aisha Alan Albert Alec Alejandro Alex
    Alexander Alexandra Alexei Alexey Alexis Ali Alice Alicia Alison Allan Allen Allison Alyssa Amanda Amy Ana
    Anatoly Andre Andrea Andreas Andrei Andrew Andrey Andy Angela Angelina Angus Anil Anita Ann Anna Anne Annette
    Annie Anthony Anton Antonio Antony Anwar Ari Arjun Arnold Arthur Ashley Ashraf Ayesha Barack Barbara Barney
    Barry Beatrice Becky Ben Benedict Benjamin Bernard Bernie Beth Bethany Betsy Betty Bill Billy Björn Bob Bobby
    Boris Brad Bradley Brandon Brenda Brendan Brent Bret Brett Brian Bridget Brittany Brooke Bruce Bruno Bryan
    Caitlin Cameron Camille Carl Carla Carlos Carmen Carol Caroline Carolyn Carrie Casey Cassidy Catherine Cathy
    Cecilia Cesar Charles Charlie Cheryl Chloe Chris Christina Christine Christopher Chuck Cindy Claire Clara
    Clarence Claude Claudia Claus Clyde Cody Colin Colleen Connor Conrad Corey Cory Craig Curtis Cynthia Cyril
    Damian Damien Damon Dan Dana Daniel Daniela Danielle Danny Darrell Darren Daryl Dave David Deb Debbie Deborah
    Debra Denis Denise Dennis Derek Derrick Desmond Devin Diana Diane Dick Diego Dimitri Dinesh Dmitri Dmitry
    Dominic Don Donald Donna Doris Dorothy Doug Douglas Drew Duncan Dustin Dwayne Dwight Dylan Ed Eddie Edgar Edith
    Edmund Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elias Elijah Elisabeth Elise Elizabeth Ellen Elliot
    Elliott Elon Elsa Emil Emily Emma Emmanuel Enrique Eric Erica Erich Erik Erika Erin Ernest Ernesto Esther Ethan
    Eugene Eva Evan Evelyn Fatima Felicia Felipe Felix Fernando Fiona Francesca Francesco Francine Francis Francisco
    Frank Franz François Fred Freddie Frederick Friedrich Gabriel Gabriela Gabriella Garrett Garth Gary Gavin Gene
    Geoff Geoffrey George Gerald Gerard Gerardo Gerry Giancarlo Gina Giorgio Giovanni Giuseppe Glenn Gloria Gordon
    Graham Greg Gregory Greta Guillermo Gunther Gustavo Guy Gwen Hakeem Hamid Hank Hannah Hans Harold Harriet Harry
    Hassan Heather Hector Heidi Heinrich Helen Helena Helga Henrik Henry Herbert Herman Hillary Hubert Hugh Hugo
    Hussein Ian Ibrahim Igor Ilhan Ilya Imran Ingrid Irene Irina Isaac Isabel Isabella Ismail Ivan Ivanka Jack
    Jackie Jacob Jacqueline Jacques Jaime Jake Jamal James Jamie Jan Jane Janet Janice Jared Jasmine Jason Javier
    Jay Jean Jeanine Jeanne Jeff Jeffrey Jen Jenna Jennifer Jenny Jeremy Jerome Jerry Jess Jesse Jessica Jill Jim
    Jimmy Joan Joanna Joanne Joaquin Jodi Joe Joel Johann John Johnny Jon Jonah Jonas Jonathan Jorge Jose Joseph
    Josh Joshua José Joyce Juan Juanita Judith Judy Julia Julian Julie Juliet Julio Julius Justin Jürgen Kamala
    Karen Karim Karin Karl Karla Kate Katherine Kathleen Kathryn Kathy Katie Kayla Keith Kelly Ken Kenneth Kerry
    Kevin Khalid Kimberly Kirsten Kofi Konstantin Kristen Kristin Kristina Kurt Kyle Lara Larry Lars Laura Lauren
    Laurence Laurie Lawrence Leah Lena Leo Leon Leonard Leonid Leroy Leslie Lester Levi Lewis Liam Linda Lindsay
    Lindsey Lisa Liz Lloyd Lois Lorenzo Lori Lorraine Lou Louis Louise Lucas Lucia Lucy Luigi Luis Luke Lydia Lyndon
    Lynn Mahmoud Malcolm Malik Manuel Marc Marcel Marcia Marco Marcos Marcus Margaret Maria Marian Mariana Marianne
    Marie Mario Marion Marissa Marjorie Mark Markus Marsha Martha Martin Martina Marty Marvin Mary Mateo Matt Matteo
    Matthew Matthias Maureen Maurice Maxim Maxine Maya Meg Megan Meghan Mehmet Mel Melania Melinda Melissa Meredith
    Michael Michel Michele Michelle Miguel Mike Mikhail Mindy Miranda Miriam Mitch Mitchell Mohamed Mohammad
    Mohammed Moira Mollie Molly Mona Monica Moses Muhammad Murray Mustafa Myra Nadia Nancy Naomi Narendra Natalia
    Natalie Natasha Nathan Nathaniel Neal Neil Nicholas Nick Nicola Nicolas Nicole Nigel Nikita Nikki Nikolai Noah
    Noel Nora Norma Norman Oleg Olga Oliver Olivia Omar Oscar Otto Owen Pablo Paige Pamela Patricia Patrick Patty
    Paul Paula Pauline Pedro Peggy Penelope Pete Peter Petra Phil Philip Philippe Phillip Phyllis Pierre Piers Priya
    Qasem Rachel Rafael Ralph Ramon Randall Randy Raphael Rashid Rashida Raul Raymond Raúl Rebecca Regina Reginald
    Rekha Renee Rhonda Ricardo Richard Rick Ricky Rita Rob Robert Roberta Roberto Robyn Rodney Rodrigo Roger Roland
    Ron Ronald Ronnie Rosa Rosalind Roxanne Roy Rudolf Rudolph Rudy Rupert Russell Ruth Ryan Sabrina Saeed Salma
    Salman Sam Samantha Samuel Sandra Sanjay Sara Sarah Sasha Saul Scott Sean Sebastian Serena Sergei Sergey Sergio
    Seth Shannon Sharon Shaun Shawn Sheila Sheldon Shelley Sheri Sherrod Shinzo Shirley Sidney Siegfried Silvio
    Simon Simone Sofia Sonia Sonya Sophia Sophie Stacey Stacy Stanley Stefan Stella Stephanie Stephen Steve Steven
    Stuart Sue Sunil Susan Susanne Suzanne Sven Svetlana Sylvia Tamara Tammy Tanya Tara Tariq Tatiana Ted Terence
    Teresa Terrence Terry Thea Theodore Theresa Thomas Tim Timothy Tina Tobias Todd Tom Tommy Toni Tony Tracy Travis
    Trevor Tricia Troy Tucker Tulsi Ursula Valentina Valerie Vanessa Vera Vernon Veronica Viktor Vincent Vinod
    Vitaly Vivek Vivian Vladimir Volodymyr Walter Wanda Wayne Wendy Werner Wilbur Wilfred Wilhelm William Willie
    Wolfgang Xavier Yasmin Yevgeny Yolanda Youssef Yuri Yusuf Yvette Yvonne Zachary Zoe
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
