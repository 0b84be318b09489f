# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Đào tạo, bồi dưỡng cán bộ, công chức, viên chức năm 2019", number="09", symbol="KH-UBND",
                  issuer="Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", province="Bà Rịa - Vũng Tàu", place="Bà Rịa - Vũng Tàu", date_text="ngày 21 tháng 01 năm 2019",
                  date="2019-01-21", year=2019, bases=[base("101/2017/NĐ-CP", "2017-09-01"), base("163/QĐ-TTg", "2016-01-25"), base("36/2018/TT-BTC", "2018-03-30")])
    return Document("dao-tao-ubnd-tinh-ba-ria-vung-tau-2019", "libreoffice", fields, [
        Letterhead([], ["ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU"], "Số: 09/KH-UBND", "Bà Rịa - Vũng Tàu, ngày 21 tháng 01 năm 2019"),
        Title("KẾ HOẠCH", "Đào tạo, bồi dưỡng cán bộ, công chức, viên chức năm 2019"),
        Para("Căn cứ Nghị định số 101/2017/NĐ-CP ngày 01/9/2017 của Chính phủ về đào tạo, bồi dưỡng cán bộ, công chức, viên chức; Quyết định số 163/QĐ-TTg ngày 25/01/2016 của Thủ tướng Chính phủ; Thông tư số 36/2018/TT-BTC ngày 30/3/2018 của Bộ Tài chính;"),
        Para("Xét đề nghị của Giám đốc Sở Nội vụ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"),
        Para("I. MỤC ĐÍCH, YÊU CẦU", "h"),
        *items("-", """Trang bị kiến thức, kỹ năng theo vị trí việc làm, gắn đào tạo với sử dụng.
Không cử người đi học trùng nội dung, không đúng đối tượng."""),
        Para("II. CÁC LỚP ĐÀO TẠO, BỒI DƯỠNG", "h"),
        Table("number:Số TT:7; content:Nội dung:36; lead:Đơn vị thực hiện:20; target:Chỉ tiêu:13; budget:Kinh phí:12; deadline:Thời gian:15", """
# I | Đào tạo
1 | Cử công chức học cao học theo đề án thu hút nhân lực | Sở Nội vụ | 25 người | 1.250 | Cả năm @y
2 | Đào tạo trung cấp lý luận chính trị - hành chính, hệ tập trung và hệ vừa làm vừa học | Trường Chính trị tỉnh | 04 lớp, 280 học viên | 3.460 | Khai giảng tháng 3 @?
# II | Bồi dưỡng
1 | Quản lý nhà nước ngạch chuyên viên chính | Trường Chính trị tỉnh | 02 lớp | 640 | Quý II @q2
2 | Quản lý nhà nước ngạch chuyên viên | ^ | 05 lớp | 1.120 | Quý II, quý III @q2~q3
3 | Kỹ năng lãnh đạo cấp phòng | ^ | 02 lớp | 380 | Quý IV @q4
4 | Kiến thức quốc phòng, an ninh đối tượng 3, đối tượng 4 | Bộ Chỉ huy Quân sự tỉnh | 900 lượt người | 1.480 | Theo kế hoạch của Hội đồng giáo dục quốc phòng và an ninh tỉnh @plan
5 | Kỹ năng tiếp công dân, giải quyết khiếu nại, tố cáo cho công chức cấp xã | Thanh tra tỉnh phối hợp với Sở Tư pháp mời giảng viên của Trường Cán bộ Thanh tra và luật sư có kinh nghiệm | 03 lớp, mỗi lớp từ 60 đến 80 học viên của 82 xã, phường, thị trấn | 295 | Tháng 7 đến tháng 9 năm 2019 @m7~m9
6 | Kỹ năng giao tiếp, ứng xử tại bộ phận một cửa | ^ | 04 lớp | 210 | Tháng 4, tháng 5 @m4~m5
7 | Ngoại ngữ cho công chức Ban Quản lý Khu du lịch quốc gia Côn Đảo | Sở Ngoại vụ | 01 lớp |  | Thứ bảy hàng tuần @rec
8 | An toàn thông tin cho cán bộ chuyên trách | Sở Thông tin và Truyền thông | 45 người | 160 | Tháng 10 @m10
9 | Cập nhật kiến thức pháp luật về biển, hải đảo và bảo vệ môi trường biển cho lãnh đạo xã, phường ven biển, cán bộ đồn biên phòng, ban quản lý cảng cá và hợp tác xã khai thác xa bờ | Chi cục Biển và Hải đảo, Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Chi cục Thủy sản | 02 lớp, 160 người | 240 | Hoàn thành trước ngày 15/12/2019 @<1215
10 | Tập huấn cho hội thẩm nhân dân | Tòa án nhân dân tỉnh | 01 lớp | 85 | Ngày 18 - 20/6/2019 @0618~0620
""", group="plain", repeat=True, size=12.5),
        Para("Đơn vị tính kinh phí: triệu đồng.", "i"),
        Para("III. TỔ CHỨC THỰC HIỆN", "h"),
        *items("1.", """Sở Nội vụ chủ trì, theo dõi, tổng hợp báo cáo kết quả.
Sở Tài chính thẩm định, cân đối kinh phí.
Thủ trưởng các cơ quan, đơn vị cử đúng đối tượng tham gia học tập./."""),
        Signature([signer("TM. ỦY BAN NHÂN DÂN//KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đoàn Thanh Liêm")],
                  ["Bộ Nội vụ (b/c)", "TTr. Tỉnh ủy, TTr. HĐND tỉnh (b/c)", "CT, các PCT UBND tỉnh", "Các sở, ban, ngành", "Lưu: VT, SNV-TH5"]),
    ], layout={"footer": "Trang {page}", "size": 13.5})
